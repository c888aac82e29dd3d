import type * as v from 'valibot';
import type { Message } from '../post/message.ts';
import { nearestOf } from '../post/nearest.ts';
import { faultAt, type KeyPath, type PolicyFault, type PolicyFile, shown } from './faults.ts';
import { type Expectation, expectations } from './schemas/expectation.ts';

type Issue = v.BaseIssue<unknown>;
type Source = Pick<PolicyFile<unknown>, 'path' | 'source'>;

/** More faults of one file than this help nobody. */
const maxFaults = 50;

/** What the schema found, with exact places, in words that name the mend. */
export function schemaFaults(file: Source, issues: readonly Issue[]): PolicyFault[] {
  const faults = issues.flatMap((issue) => faultsOf(file, issue));
  return faults.filter(isFirstAtItsPlace).slice(0, maxFaults);
}

/** One value can break several checks: the first says enough. One object can lack several keys: each is told. */
function isFirstAtItsPlace(
  fault: PolicyFault,
  index: number,
  all: readonly PolicyFault[],
): boolean {
  const first = all.findIndex(
    ({ code, place, message }) =>
      code === fault.code &&
      place.line === fault.place.line &&
      place.column === fault.place.column &&
      (code === 'value-wrong' || message.ja === fault.message.ja),
  );
  return first === index;
}

function faultsOf(file: Source, issue: Issue): PolicyFault[] {
  if (issue.type === 'union') return meant(issue).flatMap((one) => faultsOf(file, one));
  const at = keysOf(issue);
  const atKey = issue.path?.at(-1)?.origin === 'key';
  const what = atKey ? 'key' : 'value';
  const listAt = (issue.path ?? []).findIndex(
    ({ type, input }) => type === 'object' && Array.isArray(input),
  );
  if (listAt >= 0) {
    const list = at.slice(0, listAt);
    return [faultAt(file, { code: 'type-wrong', at: list }, wrongKind(list, keyed))];
  }
  if (issue.kind === 'validation') {
    const message = valueWrong(at, expectationOf(issue.message));
    return [faultAt(file, { code: 'value-wrong', at, what }, message)];
  }
  if (issue.type === 'strict_object' && atKey) {
    return issue.expected === 'never' ? unknownKeys(file, issue) : [missingKey(file, at)];
  }
  if (issue.type === 'picklist' || issue.type === 'literal') {
    const options = (issue.expected ?? '').replace(/[()"]/g, '').split(' | ');
    return [faultAt(file, { code: 'value-wrong', at }, notAnOption(at, options, issue.input))];
  }
  return [faultAt(file, { code: 'type-wrong', at }, typeWrong(at, issue))];
}

/**
 * Of a value that may be one word or several keys, what is wrong with the form
 * that was tried; the library tells of all forms, their paths begun anew.
 */
function meant({ input, issues, path }: Issue): readonly Issue[] {
  const tried = typeof input === 'object' && input !== null;
  const isForKeys = (one: Issue) => one.type === 'strict_object' || (one.path?.length ?? 0) > 0;
  return (issues ?? [])
    .filter((one) => isForKeys(one) === tried)
    .map((one) => {
      const [first, ...rest] = [...(path ?? []), ...(one.path ?? [])];
      return first ? { ...one, path: [first, ...rest] } : one;
    });
}

function keysOf(issue: Issue): KeyPath {
  return (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
}

/** The library stops at the first unknown key of an object; people want to see all of them. */
function unknownKeys(file: Source, issue: Issue): PolicyFault[] {
  const parent = keysOf(issue).slice(0, -1);
  const known = issue.message.split(' ');
  const object = issue.path?.at(-1)?.input;
  const keys = typeof object === 'object' && object !== null ? Object.keys(object) : [];
  const unknown = keys.filter((key) => !known.includes(key)).slice(0, maxFaults);
  return unknown.map((key) =>
    faultAt(
      file,
      { code: 'key-unknown', at: [...parent, key], what: 'key' },
      keyUnknown(key, known),
    ),
  );
}

function keyUnknown(key: string, known: readonly string[]): Message {
  const guess = nearestOf(key, known);
  return {
    ja: `項目「${shown(key)}」はありません。${guess ? `「${guess}」ではありませんか。` : `使えるのは ${known.join('、')} です。`}`,
    en: `There is no key "${shown(key)}". ${guess ? `Did you mean "${guess}"?` : `The keys are ${known.join(', ')}.`}`,
  };
}

function missingKey(file: Source, at: KeyPath): PolicyFault {
  const parent = at.slice(0, -1);
  const key = `${at.at(-1)}`;
  const inside = parent.length > 0;
  return faultAt(
    file,
    { code: 'key-missing', at: parent, what: 'key' },
    {
      ja: `${inside ? `「${nameOf(parent)}」に` : ''}項目「${key}」がありません。書き足してください。`,
      en: `The key "${key}" is missing${inside ? ` in "${nameOf(parent)}"` : ''}. Add it.`,
    },
  );
}

function valueWrong(at: KeyPath, expected: Message): Message {
  return {
    ja: `「${nameOf(at)}」が正しくありません。書けるのは、${expected.ja}です。`,
    en: `"${nameOf(at)}" is not right. It takes ${expected.en}.`,
  };
}

function expectationOf(message: string): Message {
  return isExpectation(message) ? expectations[message] : { ja: message, en: message };
}

function isExpectation(message: string): message is Expectation {
  return Object.hasOwn(expectations, message);
}

function notAnOption(at: KeyPath, options: readonly string[], input: unknown): Message {
  const guess =
    typeof input === 'string' && options.length > 1 ? nearestOf(input, options) : undefined;
  return {
    ja: `「${nameOf(at)}」に書けるのは ${options.join('、')} です。${guess ? `「${guess}」ではありませんか。` : ''}`,
    en: `"${nameOf(at)}" takes ${options.join(', ')}.${guess ? ` Did you mean "${guess}"?` : ''}`,
  };
}

function typeWrong(at: KeyPath, { type, input }: Issue): Message {
  const kind = kinds[type] ?? text;
  if (kind === text && (typeof input === 'number' || typeof input === 'boolean')) {
    return {
      ja: `「${nameOf(at)}」は文字列です。値を引用符「"」で囲んでください。`,
      en: `"${nameOf(at)}" is text. Put the value in double quotes.`,
    };
  }
  if (kind === keyed && typeof input === 'string' && input.includes('：')) {
    return {
      ja: '項目名の後の「：」が全角です。半角の「:」と半角の空白にしてください。',
      en: 'The colon after the key is full-width. Write ":" and a space.',
    };
  }
  return wrongKind(at, kind);
}

/** Also for what the schema library lets pass: a list where keys belong. */
export function wrongKind(at: KeyPath, kind: Message): Message {
  if (at.length === 0) {
    return {
      ja: `ファイルの内容が${kind.ja}になっていません。`,
      en: `The file does not hold ${kind.en}.`,
    };
  }
  return {
    ja: `「${nameOf(at)}」には${kind.ja}を書いてください。`,
    en: `"${nameOf(at)}" takes ${kind.en}.`,
  };
}

const text = { ja: '文字列', en: 'text' };
export const keyed = { ja: '「項目名: 値」の並び', en: 'entries of the form "key: value"' };
const kinds: Readonly<Record<string, Message>> = {
  string: text,
  number: { ja: '数（引用符なし、半角）', en: 'a number (without quotes)' },
  boolean: { ja: 'true か false', en: 'true or false' },
  array: { ja: '「- 」で始まる行の並び', en: 'a list of lines that begin with "- "' },
  strict_object: keyed,
  record: keyed,
};

/** `departments › koho › heads › 2番目` is what people call a place; list positions count from 1. */
function nameOf(at: KeyPath): string {
  return at.map((key) => (typeof key === 'number' ? `[${key + 1}]` : shown(key))).join(' › ');
}
