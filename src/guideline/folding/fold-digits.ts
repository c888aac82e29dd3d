import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';
import { type FoldedText, foldWith } from './folded-text.ts';
import { piecesOf, plainCharacter } from './plain-character.ts';
import {
  maySpeakDigits,
  type SpokenRun,
  spokenDigit,
  spokenPieces,
  spokenRuns,
} from './spoken-digits.ts';

type Prose = Pick<TextLine, 'prose'>;

/**
 * A line in which no disguise hides a number: digits of every width, script,
 * ornament and in kanji are ASCII, whatever parts them is a plain sign, and
 * nothing invisible is left. URLs stay blank. Every place leads back to the line.
 */
export function foldDigits(line: Prose): FoldedText {
  const known = cache.get(line);
  if (known) return known;
  const runs = spokenRuns(line.prose);
  const characters =
    runs.length > 0
      ? foldSpoken(line.prose, runs)
      : disguised.test(line.prose)
        ? foldWith(line.prose, folderFor(line.prose), piecesOf(line.prose))
        : null;
  const text = written(characters?.text ?? line.prose);
  const folded = { text, spanOf: characters?.spanOf ?? asItStands };
  cache.set(line, folded);
  return folded;
}

/** Whether a number may stand in the line: digits in a row, parted by signs at most. Cheap: most lines are asked. */
export function mayHoldDigits(line: Prose): boolean {
  const { prose } = line;
  return (
    row.test(prose) ||
    kanjiRun.test(prose) ||
    (disguised.test(prose) && ornament.test(prose)) ||
    maySpeakDigits(prose)
  );
}

/** Several rules ask for the same line. */
const cache = new Notes<Prose, FoldedText>();

const row = /\d(?:[^\dA-Za-zぁ-ねは-んァ-ネハ-ヴ一-龠]{0,5}\d){4}/;
/** What stands here can only be folded with a map, because it may vanish or grow. */
const disguised = /[^\n -~\u3000-\u30ff\u4e00-\u9fff]/;
const ornament = /[\p{No}\p{Cf}\p{Me}]|[^\P{Nd}0-9]/u;
const asItStands: FoldedText['spanOf'] = (start, end) => ({ index: start, length: end - start });

/** ゼロ九ゼロ: inside a run words are digits, elsewhere they are words (シ, ゴ, ニ). */
function foldSpoken(text: string, runs: readonly SpokenRun[]): FoldedText {
  const plain = folderFor(text);
  const pieces: string[] = [];
  const spoken = new Set<number>();
  let done = 0;
  for (const { start, end } of runs) {
    pieces.push(...piecesOf(text.slice(done, start)));
    for (const piece of spokenPieces(text.slice(start, end))) {
      spoken.add(pieces.length);
      pieces.push(piece);
    }
    done = end;
  }
  pieces.push(...piecesOf(text.slice(done)));
  let at = -1;
  const folded = (piece: string) => {
    at += 1;
    return (spoken.has(at) ? spokenDigit(piece) : undefined) ?? plain(piece);
  };
  return foldWith(text, folded, pieces);
}

/** ① before a number counts a list; only where a whole number is written in rings are they its digits. */
function folderFor(text: string): (character: string) => string {
  const rings = (text.match(ringed) ?? []).length;
  if (rings === 0 || rings >= 7) return plainCharacter;
  return (character) => (isRinged.test(character) ? ' ' : plainCharacter(character));
}

const ringed = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/g;
const isRinged = /^[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]$/;

/** What depends on its neighbours: 漢数字, ー between digits, the letter O in a number. Keeps every index. */
function written(text: string): string {
  let digits = text;
  if (kanjiRun.test(digits)) digits = digits.replace(kanjiRuns, inAscii);
  if (letterForZero.test(digits)) digits = digits.replace(lettersForZero, '0');
  return joint.test(digits) ? digits.replace(joints, '-') : digits;
}

/** What people put between digits: a class of a regular expression. */
export const signs = '[-\\s.,:、・…/|_*~〜のノー()（）「」『』【】〔〕\\[\\]]';

const kanjiDigits = '〇零一壱壹二弐貳三参參四肆五伍六陸七漆八捌九玖';
const values = '00111222333445566778899';
const oneDigit = `[${kanjiDigits}○◯\\d]`;
/** Six or more in a row, as nobody writes a quantity. */
const kanjiRuns = new RegExp(`${oneDigit}(?:${signs}{0,3}${oneDigit}){5,}`, 'g');
const kanjiRun = new RegExp(
  `[${kanjiDigits}](?:${signs}{0,3}${oneDigit}){3}|${oneDigit}(?:${signs}{0,3}${oneDigit}){2}${signs}{0,3}[${kanjiDigits}]`,
);

function inAscii(run: string): string {
  const real = [...run].filter((character) => kanjiDigits.includes(character)).length;
  return run.replace(/[^\d]/g, (character) => {
    const at = kanjiDigits.indexOf(character);
    if (at >= 0) return values.charAt(at);
    // ○○○ is a gap that somebody is to fill in, ○090… a bullet; 〇 is often typed as ○ among 漢数字.
    return real >= 3 && /[○◯]/.test(character) ? '0' : character;
  });
}

const letterForZero = /(?<![A-Za-z])(?:[Oo][6-9]|0[6-9][Oo])/;
const lettersForZero =
  /[Oo](?=[6-9][Oo0](?![A-Za-z]))|(?<=(?<![A-Za-z])[Oo0][6-9])[Oo](?![A-Za-z])/g;
const joint = /\d\s?ー\s?\d/;
const joints = /(?<=\d\s?)ー(?=\s?\d)/g;
