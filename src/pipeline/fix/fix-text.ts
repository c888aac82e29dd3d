import type { Examination } from '../examine-post.ts';
import { findingMends } from './finding-mends.ts';
import { applyMends, type Mend, type MendKind } from './mend.ts';
import { mendsOf } from './mends-of.ts';

/** One replacement, for people to read. */
export interface Spot {
  readonly line: number;
  readonly kind: MendKind;
  readonly before: string;
  readonly after: string;
}

interface FixedText {
  readonly bytes: Uint8Array;
  readonly spots: readonly Spot[];
}

/** A mend may show what another rule suggests to mend; beyond this nobody would follow. */
const mostRounds = 5;

/**
 * A post's file with all that can safely be mended, or undefined where there is
 * nothing, or where a mend would make a post of it no longer.
 */
export async function fixText(
  bytes: Uint8Array,
  examine: (bytes: Uint8Array) => Promise<Examination>,
): Promise<FixedText | undefined> {
  const original = decoded(bytes);
  if (original === undefined) return undefined;
  const first = mendsOf(original);
  const spots = [...spotsOf(original, first)];
  let text = applyMends(original, first);
  for (let round = 0; round < mostRounds; round += 1) {
    const { findings } = await examine(encoded(text));
    const mends = findingMends(text, findings);
    if (mends.length === 0) break;
    spots.push(...spotsOf(text, mends));
    text = applyMends(text, mends);
  }
  if (text === original) return undefined;
  const fixed = encoded(text);
  const spoilt = (await examine(bytes)).examined && !(await examine(fixed)).examined;
  return spoilt ? undefined : { bytes: fixed, spots };
}

/** With its BOM; undefined where it is no UTF-8 text, which the check says. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function spotsOf(text: string, mends: readonly Mend[]): readonly Spot[] {
  let line = 1;
  let at = 0;
  return mends.map(({ kind, index, length, text: after }) => {
    line += text.slice(at, index).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = index;
    return { line, kind, before: text.slice(index, index + length), after };
  });
}
