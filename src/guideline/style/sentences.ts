/** A sentence without what stands in brackets and quotation marks, and where it begins in its line. */
export interface Sentence {
  readonly text: string;
  readonly index: number;
  /** Just behind its last sign, in its line. */
  readonly end: number;
}

/**
 * The sentences of one line. What is in brackets is read past, and a quotation
 * has its own style; so neither counts. A bracket that nobody closes is a sign
 * like any other. A line break ends a sentence.
 */
export function sentencesOf(line: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const enclosed = enclosedRanges(line);
  let text = '';
  let begun = 0;
  let end = 0;
  let range = 0;
  for (let index = 0; index < line.length; index += 1) {
    const skipped = enclosed[range];
    if (skipped?.start === index) {
      index = skipped.end;
      range += 1;
      continue;
    }
    if (text === '') begun = index;
    const character = line.charAt(index);
    text += character;
    end = index + 1;
    if (!enders.has(character)) continue;
    sentences.push({ text, index: begun, end });
    text = '';
  }
  return text === '' ? sentences : [...sentences, { text, index: begun, end }];
}

const enders = new Set('。！？!?');
const openers = '（(「『【［[〔〈《“';
const closers = '）)」』】］]〕〉》”';

interface Range {
  readonly start: number;
  /** Index of the closing sign. */
  readonly end: number;
}

/** Outermost pairs, in the order of the line. */
function enclosedRanges(line: string): readonly Range[] {
  const open: { readonly kind: number; readonly start: number }[] = [];
  const ranges: Range[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    const opener = openers.indexOf(character);
    if (opener >= 0) open.push({ kind: opener, start: index });
    const closer = closers.indexOf(character);
    const last = open.at(-1);
    if (closer < 0 || last?.kind !== closer) continue;
    open.pop();
    while ((ranges.at(-1)?.start ?? -1) > last.start) ranges.pop();
    ranges.push({ start: last.start, end: index });
  }
  return ranges;
}
