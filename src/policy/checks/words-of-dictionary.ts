import { faultAt, type KeyPath, type Placed, type PolicyFault } from '../faults.ts';
import type { DictionaryYaml } from '../policy-files.ts';

type File = Placed & { readonly value: DictionaryYaml };

/** A dictionary says each word once, and its exceptions except something. */
export function wordFaults(file: File): PolicyFault[] {
  const { entries, classes } = file.value;
  const seen = new Set<string>();
  return [
    ...entries.flatMap(({ word, spellings, except }, index) => {
      const at = ['entries', index];
      const ways = [word, ...spellings];
      return [
        ...repeated(file, [word], { at, seen, last: ['word'] }),
        ...repeated(file, spellings, { at: [...at, 'spellings'], seen }),
        ...useless(file, { at, ways, except }),
      ];
    }),
    ...Object.entries(classes).flatMap(([name, { words, except }]) => {
      const at = ['classes', name];
      return [
        ...repeated(file, words, { at: [...at, 'words'], seen: new Set() }),
        ...useless(file, { at, ways: words, except }),
      ];
    }),
  ];
}

/** Texts are compared after the same folding, so that `ｂｉｔ.ly` is no second word. */
export function plainOf(word: string): string {
  return plainAlready.test(word) ? word : word.normalize('NFKC').toLowerCase();
}

/** Japanese letters of full width, which most words are made of, fold to themselves. */
const plainAlready = /^[\u3041-\u30fe\u4e00-\u9fff]*$/;

/** `ばかり` excepts `バカ`: kana do not count when a post is read. */
export function inHiragana(word: string): string {
  return plainOf(word).replace(/[ァ-ヶ]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) - 0x60),
  );
}

function repeated(
  file: File,
  words: readonly string[],
  { at, seen, last }: { at: KeyPath; seen: Set<string>; last?: KeyPath },
): PolicyFault[] {
  return words.flatMap((word, index) => {
    const known = seen.has(plainOf(word));
    seen.add(plainOf(word));
    if (!known) return [];
    const message = {
      ja: `「${word}」が2回あります。どちらかを消してください。`,
      en: `"${word}" is listed twice. Delete one of them.`,
    };
    return [faultAt(file, { code: 'duplicate', at: [...at, ...(last ?? [index])] }, message)];
  });
}

function useless(
  file: File,
  { at, ways, except }: { at: KeyPath; ways: readonly string[]; except: readonly string[] },
): PolicyFault[] {
  if (except.length === 0) return [];
  const plain = new Set(ways.map(inHiragana));
  return except.flatMap((exception, index) => {
    if (holdsOneOf(plain, inHiragana(exception))) return [];
    const of = ways[0] ?? '';
    const message = {
      ja: `except には「${of}」${ways.length > 1 ? 'など' : ''}を含む語を書きます。「${exception}」は含んでいません。`,
      en: `except takes words that contain "${of}"${ways.length > 1 ? ' or the like' : ''}; "${exception}" does not.`,
    };
    return [faultAt(file, { code: 'value-wrong', at: [...at, 'except', index] }, message)];
  });
}

/** Exceptions are short and words many: each piece of an exception is looked up, not each word in each exception. */
export function holdsOneOf(words: ReadonlySet<string>, longer: string): boolean {
  for (let start = 0; start < longer.length; start += 1) {
    for (let end = start + 1; end <= longer.length; end += 1) {
      if (words.has(longer.slice(start, end))) return true;
    }
  }
  return words.has('');
}
