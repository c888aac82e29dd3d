import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLetters } from '../../../src/guideline/folding/first-letters.ts';
import { foldWord, foldWords } from '../../../src/guideline/folding/fold-words.ts';
import { lexiconOf } from '../../../src/guideline/lexicon/lexicon.ts';
import { addWords, hitsIn, wordIndex } from '../../../src/guideline/lexicon/word-index.ts';
import { loadPolicy } from '../../../src/pipeline/load-policy.ts';
import { directorySource } from '../../../src/pipeline/source/directory-source.ts';
import { tableOf } from '../../../src/policy/dictionary/word-table.ts';
import { goodTexts } from './good-texts.ts';

const letter = fc.constantFrom(...'ばかバカァーぁあ馬鹿○・ aｱﾎOk2々\u3099');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
const lists = fc.array(
  fc.record({ words: fc.array(word, { maxLength: 5 }), hidden: fc.boolean() }),
  { maxLength: 4 },
);
const text = fc.string({ unit: letter, maxLength: 30 });

interface Words {
  readonly words: readonly string[];
  readonly hidden: boolean;
}

function indexOf(all: readonly Words[]) {
  const { table, ranges } = tableOf(all.map(({ words }) => words));
  const index = wordIndex(table.count);
  for (const [at, range] of ranges.entries()) {
    const termOf = (_: string, folded: string) =>
      ({
        text: folded,
        meaning: { kind: 'class', name: `${at}` },
        boundary: 'none',
        except: [],
      }) as const;
    addWords(index, { table, range, termOf, hidden: all[at]?.hidden ?? false });
  }
  return index;
}

type Found = readonly [word: string, start: number, end: number];

/** Every word of every list, folded beforehand, tried at every letter. */
function eagerly(all: readonly Words[], folded: string): Found[] {
  const words = all.flatMap(({ words: list, hidden }) =>
    list.map((one) => ({ one: foldWord(one), hidden })).filter(({ one }) => one !== ''),
  );
  return folded
    .split('')
    .flatMap((_, start) =>
      words.flatMap(({ one, hidden }): Found[] => [
        ...(folded.startsWith(one, start) ? [[one, start, start + one.length] as const] : []),
        ...(hidden ? masked(one, folded, start) : []),
      ]),
    );
}

/** One ○ between letters stands for none or, in words of three, for one. */
function masked(one: string, folded: string, start: number): Found[] {
  const sign = folded.slice(start, start + 8).indexOf('○', 1);
  const before = folded.slice(start, start + sign);
  const isRow = folded[start] === '○' || folded[start + sign + 1] === '○';
  if (sign < 0 || isRow || !one.startsWith(before) || one.length <= sign) return [];
  const behind = start + sign + 1;
  if (folded.startsWith(one.slice(sign), behind)) {
    return [[one, start, behind + one.length - sign]];
  }
  const rest = one.slice(sign + 1);
  const isHere = one.length >= 3 && folded.startsWith(rest, behind);
  return isHere ? [[one, start, behind + rest.length]] : [];
}

const sorted = (found: readonly Found[]) => found.map((one) => one.join(' ')).sort();

describe('the index of words', () => {
  it('finds what trying every word at every letter finds', () => {
    fc.assert(
      fc.property(lists, text, (all, source) => {
        const folded = foldWords(source).text;
        const hits = hitsIn(indexOf(all), folded);
        const found = hits.map(({ term, start, end }) => [term.text, start, end] as const);
        expect(sorted(found)).toEqual(sorted(eagerly(all, folded)));
        expect(hits.map(({ start }) => start)).toEqual(
          hits.map(({ start }) => start).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds all words of the example dictionaries in acceptable posts', async () => {
    const root = join(import.meta.dirname, '../../..');
    const loaded = await loadPolicy(directorySource(root));
    if (!loaded.ok) throw new Error('the example policy has faults');
    const { dictionaries } = loaded.value.policy;
    const all = [...dictionaries.values()]
      .filter(({ id }) => id !== 'shorteners' && id !== 'harmful-hosts')
      .flatMap(({ entries, classes }): Words[] => [
        ...entries.map((entry) => ({ words: [entry.word, ...entry.spellings], hidden: true })),
        ...[...classes.values()].map(({ words }) => ({ words, hidden: false })),
      ]);
    const { index } = lexiconOf({ dictionaries });
    for (const source of goodTexts(root).slice(0, 10)) {
      const folded = foldWords(source).text;
      const found = hitsIn(index, folded).map(
        (hit) => [hit.term.text, hit.start, hit.end] as const,
      );
      expect(sorted(found)).toEqual(sorted(eagerly(all, folded)));
    }
  });
});

describe('the first letters of a word', () => {
  it('are those of the folded word', () => {
    fc.assert(
      fc.property(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 5 })), (one) => {
        const folded = foldWord(one);
        const first = folded === '' ? 0 : folded.charCodeAt(0);
        const expected = folded.length < 2 ? first : first * 0x1_0000 + folded.charCodeAt(1);
        expect(firstLetters(one, 0, one.length) >>> 0).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });
});
