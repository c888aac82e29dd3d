import type { PauseNote, StandingPause } from '../../forge/git/pause-ref.ts';
import { checkRaw } from '../../guideline/check-raw.ts';
import { mask } from '../../guideline/sensitive/mask.ts';
import { rawLines } from '../../guideline/sensitive/raw-lines.ts';
import { sensitiveTexts } from '../../guideline/sensitive/sensitive-texts.ts';
import type { Policy } from '../../policy/policy.ts';

/** A pause with its note as it may be shown and recorded; it counts whatever the note says. */
export function cleanPause<P extends Pick<StandingPause, 'note'>>(pause: P, policy: Policy): P {
  return pause.note === undefined ? pause : { ...pause, note: cleanNote(pause.note, policy) };
}

/**
 * What somebody wrote as the reason of a pause, without personal data and secrets.
 * Any writer may pause, with nothing but git: so the reasons of all other orders are
 * refused, while this one only is masked. A brake must brake.
 */
export function cleanNote<N extends Pick<PauseNote, 'by' | 'why'>>(note: N, policy: Policy): N {
  return { ...note, by: clean(note.by, policy), why: clean(note.why, policy) };
}

function clean(text: string, policy: Policy): string {
  if (!blocks(text, policy)) return text;
  const hidden = sensitiveTexts(rawLines(bytesOf(text)), policy);
  const masked = hidden.reduce((before, one) => before.replaceAll(one, mask(one)), text);
  // What is found and cannot be pointed at (the lines of a private key, say) takes all of it along.
  return blocks(masked, policy) || keyBlock.test(text) ? withheld : masked;
}

function blocks(text: string, policy: Policy): boolean {
  return checkRaw({ path: '', bytes: bytesOf(text), faults: [] }, policy).some(
    ({ severity }) => severity === 'block',
  );
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const keyBlock = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/;
const withheld = '個人情報か秘密があるため示しません / withheld: personal data or a secret';
