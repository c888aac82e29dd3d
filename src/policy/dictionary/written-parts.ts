import type { Message } from '../../post/message.ts';
import {
  type DictionaryEntry,
  type Severity,
  severities,
  type WordClass,
  type WordPattern,
} from '../policy.ts';
import { usualWithin } from './limits.ts';

// What stands in lines that `line-forms.ts` let through, as the schema would read
// it. Each form is narrower than the schema, so that nothing here can be of
// another kind; where it is, the build is wrong, and no policy is read by it.

/** @throws RangeError */
export function entryFrom(written: unknown): DictionaryEntry {
  return { spellings: [], except: [], unless: [], ...only(isEntry, written) };
}

/** @throws RangeError */
export function classFrom(written: unknown): WordClass {
  return { words: [], includes: [], except: [], ...only(isClass, written) };
}

/** @throws RangeError */
export function patternFrom(written: unknown): WordPattern {
  return { ...usualPattern, ...only(isPattern, written) };
}

const usualPattern = {
  order: 'fixed',
  within: usualWithin,
  scope: 'sentence',
  quoted: 'any',
  unless: [],
} as const;

/** What may be left out of an entry, a class or a pattern because something usual stands for it. */
type Written<Part, Usual extends keyof Part> = Omit<Part, Usual> & Partial<Pick<Part, Usual>>;

const isEntry = guard<Written<DictionaryEntry, 'spellings' | 'except' | 'unless'>>(['word'], {
  ...{ word: isText, spellings: areTexts, except: areTexts, unless: areTexts },
  ...{ whole: isTruth, severity: oneOf<Severity>(severities), suggest: isText, note: isMessage },
});
const isClass = guard<Partial<WordClass>>([], {
  ...{ words: areTexts, includes: areTexts, except: areTexts, whole: isTruth },
});
const isPattern = guard<Written<WordPattern, keyof typeof usualPattern>>(['find', 'note'], {
  ...{ find: areTexts, unless: areTexts, within: isNumber, note: isMessage },
  ...{ order: oneOf(['fixed', 'any']), scope: oneOf(['sentence', 'post']) },
  ...{ quoted: oneOf(['any', 'skip', 'only']), clause: isText, suggest: isText },
  severity: oneOf<Severity>(severities),
});

type Is<Value> = (value: unknown) => value is Value;

function guard<Part>(
  wanted: readonly (keyof Part & string)[],
  kinds: { readonly [Key in keyof Part]-?: Is<Exclude<Part[Key], undefined>> },
): Is<Part> {
  const all = new Map<string, Is<unknown>>(Object.entries(kinds));
  return (value): value is Part =>
    typeof value === 'object' &&
    value !== null &&
    wanted.every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, one]) => all.get(key)?.(one) ?? false);
}

function only<Value>(is: Is<Value>, value: unknown): Value {
  if (is(value)) return value;
  throw new RangeError('a dictionary without faults holds what none can hold');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isTruth(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function oneOf<const Value extends string>(values: readonly Value[]): Is<Value> {
  return (value): value is Value => values.some((one) => one === value);
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ja' in value &&
    'en' in value &&
    isText(value.ja) &&
    isText(value.en)
  );
}
