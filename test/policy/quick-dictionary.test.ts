import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFaults } from '../../src/policy/checks/words-of-dictionary.ts';
import {
  type ClassOutline,
  type EntryOutline,
  type Outline,
  outlineOf,
} from '../../src/policy/dictionary/outline.ts';
import { quickDictionary } from '../../src/policy/dictionary/quick-dictionary.ts';
import { partsOf } from '../../src/policy/dictionary/quick-parts.ts';
import { wordsIn } from '../../src/policy/dictionary/word-table.ts';
import { readPolicyFile } from '../../src/policy/read-policy-file.ts';
import { dictionarySchema } from '../../src/policy/schemas/dictionary.ts';

const folder = join(import.meta.dirname, '../../policies/dictionaries');
const examples = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

/** What YAML, the schema and the faults of words make of it; undefined where they find a fault. */
function exactly(text: string) {
  const file = readPolicyFile('d.yml', new TextEncoder().encode(text), dictionarySchema);
  return file.ok && wordFaults(file.value).length === 0 ? file.value.value : undefined;
}

/** What a search sees of a dictionary, all words and everything said. */
function seen({ table, entries, classes, patterns }: Outline) {
  const words = ({ words: all, except, whole }: EntryOutline | ClassOutline) => ({
    words: all.flatMap((range) => wordsIn(table, range)),
    except: wordsIn(table, except),
    whole,
  });
  return {
    entries: entries.map((one) => {
      const { word, severity, suggest, note } = one.said();
      return { ...words(one), unless: one.unless, said: { word, severity, suggest, note } };
    }),
    classes: [...classes].map(([name, one]) => ({ name, ...words(one), includes: one.includes })),
    patterns: [...patterns].map(([name, { find, unless, scope, clause, said }]) => ({
      ...{ name, find, unless, scope, clause, said: said() },
    })),
  };
}

function agree(text: string): boolean {
  const quick = quickDictionary(text);
  if (!quick) return false;
  const { clause, unless, outline } = quick;
  const exact = exactly(text);
  expect({ text, clause, unless, ...seen(outline) }).toEqual({
    ...{ text, clause: exact?.clause, unless: exact?.unless },
    ...(exact && seen(outlineOf(exact))),
  });
  const { entries, classes, patterns } = partsOf(outline);
  // With the same keys, too: whoever compares two dictionaries may have one of either way.
  expect({ entries, classes, patterns }).toStrictEqual({
    entries: exact?.entries,
    classes: new Map(Object.entries(exact?.classes ?? {})),
    patterns: new Map(Object.entries(exact?.patterns ?? {})),
  });
  return true;
}

/** Small, so that a change at random often hits what matters. */
const small = `clause: HSM-4-7-1
unless: [warns]
entries:
  # 注
  - word: バカ
    spellings: [馬鹿, "2人組", 100円ば, ｱﾎ, OKです, ば か, ○ね]
    severity: warn
    except: [馬鹿力, ばかり]
    whole: false
    note:
      ja: 言い方を変えてください。
      en: Put it another way.
  - word: "00m.in"
    unless: [warns, d/warns]
    suggest: 別の語
classes:
  warns:
    words: [注意, 防止, true]
    except: [不注意]
  people:
    words: []
    includes: [warns]
    whole: true
patterns:
  one:
    find: [people, warns, "@end"]
    order: any
    within: 20
    scope: post
    quoted: skip
    clause: HSM-4-4
    severity: ask
    note:
      ja: 直す
      en: "mend: now"
`.replace(', true', '');

const piece = fc.constantFrom(
  ...[', ', ',', '[', ']', '"', "'", ': ', ':', '\n', '\n  ', '  ', ' ', '#', '- ', '{', '}'],
  ...[
    '馬鹿',
    '注意',
    'バカ',
    'ばか',
    'ﾊﾞｶ',
    'か\u3099',
    '\u3000',
    '\u200b',
    '2',
    '100',
    '100円',
    '00',
  ],
  ...['true', 'null', '~', '&', '*', '!', '@', '?', '|', 'A', 'ok', 'ＯＫ', '①', '🐻', 'ー', '々'],
  ...['word', 'words', 'except', 'constructor', 'whole', 'unless', '201', '-1', '1.5', '0x1', '+'],
  ...['    words: [不]\n', '  - word: 阿呆\n', '    except: [阿呆鳥]\n', '  x: {words: [a]}\n'],
  'あ'.repeat(201),
);
/** Where, how many letters are taken away, what comes instead. */
const change = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(3),
  fc.array(piece, { maxLength: 2 }),
);

function changed(text: string, changes: readonly (readonly [number, number, readonly string[]])[]) {
  return changes.reduce((now, [where, fewer, instead]) => {
    const at = Math.floor(where * now.length);
    return now.slice(0, at) + instead.join('') + now.slice(at + fewer);
  }, text);
}

describe('a dictionary read the quick way', () => {
  it('is what the exact way makes of it: every example', () => {
    for (const text of examples) {
      expect(agree(text)).toBe(true);
    }
  });

  it('is accepted as it stands, so that the changes below mean something', () => {
    expect(quickDictionary(small)).toBeDefined();
    expect(exactly(small)).toBeDefined();
  });

  it('is left alone wherever the exact way finds a fault, or reads something else', () => {
    let accepted = 0;
    const changes = fc.array(change, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(changes, (all) => {
        accepted += Number(agree(changed(small, all)));
      }),
      { numRuns: 15_000 },
    );
    expect(accepted).toBeGreaterThan(300);
    const line = fc.constantFrom(...small.split(/(?<=\n)/));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (all) => {
        agree(all.join(''));
      }),
      { numRuns: 10_000 },
    );
  });

  const parts = {
    entries: 'entries:\n  - word: バカ\n',
    classes: 'classes:\n  warns:\n    words: [注意, 防止]\n',
    patterns:
      'patterns:\n  one:\n    find: [others/warns]\n    note:\n      ja: 直す。\n      en: Mend it.\n',
  };
  it.each([
    ['entries alone', parts.entries],
    ['classes alone', parts.classes],
    ['patterns alone', parts.patterns],
    ['entries and patterns', parts.entries + parts.patterns],
    ['classes and patterns', parts.classes + parts.patterns],
  ])('needs one of its three parts: %s', (_, text) => {
    expect(agree(`clause: HSM-4-4\n${text}`)).toBe(true);
  });

  it.each(['1🐻', '100🐻円'])(
    'reads a word of figures and an emoji wherever it stands: %s',
    (word) => {
      expect(agree(small.replace('100円ば', word))).toBe(true);
      expect(agree(small.replace('注意, 防止', `注意, ${word}`))).toBe(true);
      expect(agree(small.replace('suggest: 別の語', `suggest: ${word}`))).toBe(true);
    },
  );

  it('is left alone where it says nothing', () => {
    for (const text of ['clause: HSM-4-4\n', 'clause: HSM-4-4\nunless: [a/b]\n'])
      expect(quickDictionary(text)).toBeUndefined();
  });

  it.each([
    ['a word that another entry lists', 'OKです, ', 'OKです, ００ｍ.ＩＮ, '],
    ['a word twice in a class', '防止]', '防止, 注意]'],
    ['a word that is the same in lower case', 'OKです, ', 'OKです, okです, '],
    ['an exception without any of the words', '不注意', '不注目'],
    ['a number', '注意, 防止', '注意, 2026'],
    ['a truth value', '注意, 防止', '注意, True'],
    ['a range of words that the file makes up', 'words: []', 'words: {from: 0, to: 2}'],
    [
      'more words than anybody reads',
      '注意, 防止',
      Array.from(
        { length: 2_001 },
        (_, n) => `語${'あ'.repeat(n % 150)}${'い'.repeat(n / 150)}`,
      ).join(', '),
    ],
  ])('is left alone for %s', (_, from, to) => {
    const wrong = small.replace(from, to);
    expect(wrong).not.toBe(small);
    expect(quickDictionary(wrong)).toBeUndefined();
    expect(exactly(wrong)).toBeUndefined();
  });
});
