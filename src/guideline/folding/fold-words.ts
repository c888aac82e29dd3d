import type { Span } from './folded-text.ts';

/**
 * A text as its words are searched. Katakana is hiragana, width, case and
 * invisible characters do not count, spaces, middle dots and soft line breaks
 * are gone (`死　ね`, `バ・カ`), one long mark stands for all (`ばーーか`, `バァカ`, `ば～か`),
 * `○` for every sign that hides a letter (`バ＊カ`). URLs are one `￼`.
 */
export interface WordText {
  readonly source: string;
  readonly text: string;
  readonly spanOf: (start: number, end: number) => Span;
}

/** Stands for every sign that hides a letter. */
export const mask = '○';
const maskCode = 0x25cb;
const lineBreak = 0x0a;
const longMark = 0x30fc;
const url = 0xfffc;

export function foldWords(source: string): WordText {
  const codes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  foldEach(source, (code, index, length) => {
    codes.push(code);
    starts.push(index);
    ends.push(index + length);
  });
  return {
    source,
    text: textOf(codes),
    spanOf(start, end) {
      const first = starts[start] ?? source.length;
      return { index: first, length: Math.max(0, (ends[end - 1] ?? first) - first) };
    },
  };
}

/** A word of a dictionary, folded as texts are. */
export function foldWord(word: string): string {
  if (foldedAlready.test(word)) return word;
  const codes: number[] = [];
  foldEach(word, (code) => codes.push(code));
  return textOf(codes);
}

/** Kanji and hiragana without small vowels and long marks: most words of a dictionary. */
const foldedAlready = /^[々あいうえお-\u3096\u4e00-\u9fff]+$/;

/** In pieces: a call with 100,000 arguments overflows the stack, 100,000 additions of one letter are slow to read. */
function textOf(codes: readonly number[]): string {
  if (codes.length <= 1_000) return String.fromCharCode(...codes);
  const pieces: string[] = [];
  for (let from = 0; from < codes.length; from += 1_000) {
    pieces.push(String.fromCharCode(...codes.slice(from, from + 1_000)));
  }
  return pieces.join('');
}

type Push = (code: number, index: number, length: number) => unknown;

function foldEach(source: string, push: Push): void {
  const urls = urlsIn(source);
  let passed = 0;
  let before = 0;
  const next: Push = (code, index, length) => {
    if (code !== longMark || before !== longMark) push(code, index, length);
    before = code;
  };
  for (let index = 0; index < source.length; ) {
    const address = urls[passed];
    if (address?.index === index) {
      next(url, index, address.length);
      index += address.length;
      passed += 1;
      continue;
    }
    const length = lengthAt(source, index);
    const code = foldedCode(source, index, length);
    if (code === several) {
      for (const unit of unitsOf(source.slice(index, index + length))) next(unit, index, length);
    } else if (code === lineBreak) {
      if (breaksSentence(source, index)) next(lineBreak, index, length);
    } else if (code !== dropped) next(stretches(code, before) ? longMark : code, index, length);
    index += length;
  }
}

function urlsIn(source: string): readonly Span[] {
  if (!addressHint.test(source)) return [];
  return [...source.matchAll(address)].map(({ 0: all, index }) => ({ index, length: all.length }));
}

const addressHint = /[:：][/／]|[wｗ][.．]/i;
/** Also typed full-width, in part or as a whole: the ｗｗｗ of `https://ｗｗｗ．example．jp` laughs at nobody. */
const address =
  /(?:[hｈ][tｔ]{2}[pｐ][sｓ]?[:：][/／]{2}|(?<![a-zａ-ｚ])[wｗ]{3}[.．](?=[a-z0-9ａ-ｚ０-９]))[!-~Ａ-Ｚａ-ｚ０-９．／－＿～％＝＆＃：]+/gi;

/** A character, or a half-width kana with its ﾞ or ﾟ. */
function lengthAt(source: string, index: number): number {
  const code = source.charCodeAt(index);
  if (code >= 0xff66 && code <= 0xff9d) {
    const next = source.charCodeAt(index + 1);
    return next === 0xff9e || next === 0xff9f ? 2 : 1;
  }
  return code >= 0xd800 && code <= 0xdbff && index + 1 < source.length ? 2 : 1;
}

const dropped = 0;
const several = 0xffff;
const unknown = -1;
/** By UTF-16 unit, filled as characters are met: a whole table would cost milliseconds at the start. */
const table = new Int32Array(0x10000).fill(unknown);

function foldedCode(source: string, index: number, length: number): number {
  if (length > 1) return several;
  const code = source.charCodeAt(index);
  const known = table[code] ?? unknown;
  if (known !== unknown) return known;
  const units = unitsOf(source.charAt(index));
  const folded = units.length === 0 ? dropped : units.length > 1 ? several : (units[0] ?? dropped);
  table[code] = folded;
  return folded;
}

function unitsOf(character: string): number[] {
  // What many keyboards write for 〜; its ASCII form is skipped.
  if (character === '～') return [longMark];
  const plain = character.normalize('NFKC').toLowerCase();
  const units: number[] = [];
  for (const one of plain === '\n' ? [plain] : plain) {
    if (one !== '\n' && skipped.test(one)) continue;
    if (hiding.test(one)) units.push(maskCode);
    else for (let i = 0; i < one.length; i += 1) units.push(hiragana(one.charCodeAt(i)));
  }
  return units;
}

/** What stands inside a word without being part of it: spaces, dots, hyphens, invisible and combining characters. */
const skipped = /[\s\p{Cf}\p{Mn}\p{Me}\p{Cc}\u2800\u3164・·•‧∙⋅…‥.\-‐-―|/＿_^~'`´]/u;
/** Signs with which people hide one letter. */
const hiding = /[○●◯〇◎⚪⚫⭕*＊※×✕✖☆★♡♥□■△▲▽▼◇◆]/u;

function hiragana(code: number): number {
  return code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code === 0x301c ? longMark : code;
}

/** A small vowel behind a kana that ends in it is a long mark: ばぁか, but not ふぁん. */
function stretches(code: number, before: number): boolean {
  const row = smallVowels.get(code);
  return row?.includes(String.fromCharCode(before)) ?? false;
}

const smallVowels: ReadonlyMap<number, string> = new Map(
  [
    ['ぁ', 'あかがさざただなはばぱまやらわゃー'],
    ['ぃ', 'いきぎしじちぢにひびぴみりー'],
    ['ぅ', 'うくぐすずつづぬふぶぷむゆるゅー'],
    ['ぇ', 'えけげせぜてでねへべぺめれー'],
    ['ぉ', 'おこごそぞとどのほぼぽもよろをょー'],
  ].map(([small = '', row = '']) => [small.charCodeAt(0), row] as const),
);

/** A line break inside running text is only typography; one at a heading, list or blank line ends a sentence. */
function breaksSentence(source: string, index: number): boolean {
  return !(running.test(source.charAt(index - 1)) && continuing.test(source.charAt(index + 1)));
}

const running = /[\p{L}、，,]/u;
const continuing = /[\p{L}「『]/u;
