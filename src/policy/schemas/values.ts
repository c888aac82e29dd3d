import * as v from 'valibot';
import { isTimeZone } from '../../post/zone.ts';
import { isLoopback, readUrl } from '../url.ts';
import type { Expectation } from './expectation.ts';
import { lengths } from './lengths.ts';

/** An object in which every key is known. Its message lists them, so that a fault can name the nearest. */
export function closed<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, Object.keys(entries).join(' '));
}

/** A list with limits: everything that people write has an end. */
export function list<Item extends v.GenericSchema>(item: Item, range: { min: 0 | 1; max: number }) {
  return v.pipe(
    v.array(item),
    v.minLength(range.min, expected('at-least-one')),
    v.maxLength(range.max, expected('not-so-many')),
  );
}

export function described<Schema extends v.GenericSchema>(schema: Schema, ja: string) {
  return v.pipe(schema, v.description(ja));
}

export function integer(range: { min: number; max: number }, expectation: Expectation) {
  return v.pipe(
    v.number(),
    v.safeInteger(expected(expectation)),
    v.minValue(range.min, expected(expectation)),
    v.maxValue(range.max, expected(expectation)),
  );
}

// Controls and invisible direction marks: a name in a register must not be able
// to make a comment or a CODEOWNERS line read differently from what it is.
const seen = String.raw`[^\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]`;
const lineShape = (max: number) => new RegExp(String.raw`^(?=.*\S)${seen}{1,${max}}$`, 'u');
const textShape = (max: number) =>
  new RegExp(String.raw`^(?=[\s\S]*\S)(?:${seen}|\n){1,${max}}$`, 'u');
const slugShape = new RegExp(`^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,${lengths.slug - 1}}$`);

export const lineOf = (max: number) => matching(lineShape(max), 'line');
export const textOf = (max: number) => matching(textShape(max), 'text');
export const line = lineOf(lengths.line);
export const text = textOf(lengths.text);
export const slug = matching(slugShape, 'slug');
export const clauseIdShape = /^[A-Z]{2,8}(?:-[0-9A-Za-z]{1,12}){1,6}$/;
export const clauseId = matching(clauseIdShape, 'clause-id');
export const login = matching(
  new RegExp(`^[A-Za-z0-9](?:[A-Za-z0-9]|[-_](?=[A-Za-z0-9])){0,${lengths.login - 1}}$`),
  'login',
);
export const userId = integer({ min: 1, max: Number.MAX_SAFE_INTEGER }, 'user-id');
export const remoteId = matching(
  new RegExp(`^[1-9][0-9]{0,${lengths.remoteId - 1}}$`),
  'remote-id',
);
export const repository = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/,
  'repository',
);
/** Everything is found through main, the policy itself too: no other name can be given. */
export const branch = matching(/^main$/, 'branch');
export const mail = matching(
  /^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'mail',
);
export const origin = matching(
  /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?(?:\/[a-z0-9](?:[a-z0-9._-]{0,60}[a-z0-9])?)*$/,
  'origin',
);
export const localDate = v.pipe(
  matching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'date'),
  v.check(isRealDate, expected('date')),
);
export const timeZone = v.pipe(line, v.check(isZoneName, expected('time-zone')));
export const officialHost = v.pipe(
  matching(
    /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'host',
  ),
  v.check(isNotSharedSuffix, expected('host')),
);
export const httpsUrl = v.pipe(line, v.check(isPlainHttpsUrl, expected('https-url')));
export const forgeUrl = v.pipe(line, v.check(isForgeBase, expected('forge-url')));
export const bilingual = closed({
  ja: described(text, '日本語'),
  en: described(text, '英語'),
});

function matching(shape: RegExp, expectation: Expectation) {
  return v.pipe(v.string(), v.regex(shape, expected(expectation)));
}

/** Only typed keys of the table become messages. */
export function expected(expectation: Expectation): Expectation {
  return expectation;
}

function isRealDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** Offsets such as `+09:00` are valid to Intl, but are no zone: they know no change of law. */
function isZoneName(name: string): boolean {
  return /^[A-Za-z]/.test(name) && isTimeZone(name);
}

/** `*.lg.jp` would make every municipality's host, and `*.jp` every shop's, an official one. */
function isNotSharedSuffix(host: string): boolean {
  const labels = host.replace(/^\*\./, '').split('.');
  const [second = '', top = ''] = labels.slice(-2);
  if (labels.length < 2) return false;
  const shared =
    top.length === 2 && /^(?:co|or|ne|ac|ad|ed|go|gr|lg|com|org|net|gov|edu)$/.test(second);
  return !(shared && labels.length === 2);
}

function isPlainHttpsUrl(value: string): boolean {
  const url = readUrl(value);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** Tokens are sent to this address: never in the clear over a network, never with a query of someone's choosing. */
function isForgeBase(value: string): boolean {
  const url = readUrl(value);
  if (url === undefined || /[?#\\]|\/$/.test(value) || url.username !== '' || url.password !== '') {
    return false;
  }
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
