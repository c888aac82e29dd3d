import { nameShape } from '../schemas/dictionary.ts';
import { clauseIdShape } from '../schemas/values.ts';
import { most } from './limits.ts';

// What may stand behind a key, as it usually does. Each is narrower than both
// YAML and the schema are: what gets through they would read the same and praise.

/** Visible letters, signs and emoji. */
const visible =
  '\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u27ff\\u3001-\\u3096\\u309b-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9f\\ud83c-\\ud83e\\udc00-\\udfff';
const bare = `(?!(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Uu][Ll][Ll]) *\\n)(?:[A-Za-z(${visible}]|\\d{1,4}[${visible}])[ !"$-9;-~${visible}]`;
const quoted = `"[!#-\\[\\]-~${visible}][ !#-\\[\\]-~${visible}]`;
const inSingle = `'[!-&(-~${visible}][ -&(-~${visible}]`;

/** A value of one line that begins here, its end included. */
function value(longest: number): string {
  const more = `{0,${longest - 1}}`;
  return `(?:${bare}${more}|${quoted}${more}"|${inSingle}${more}')\\n`;
}

function names(name: string, { min, max }: { readonly min: 0 | 1; readonly max: number }): string {
  const list = `${name}(?:, ${name}){0,${max - 1}}`;
  return `\\[${min === 0 ? `(?:${list})?` : list}\\]\\n`;
}

const name = `(?!(?:true|false|null)[,\\]])(?:${nameShape}/)?${nameShape}`;

function sticky(source: string): RegExp {
  return new RegExp(source, 'y');
}

/** A list of words, a list of names, or what is only looked at and read when somebody asks. */
export type Form =
  | { readonly kind: 'words'; readonly most: number }
  | { readonly kind: 'names'; readonly shape: RegExp }
  | { readonly kind: 'value'; readonly shape: RegExp };

const classNames: Form = {
  kind: 'names',
  shape: sticky(names(name, { min: 0, max: most.classNames })),
};
const except: Form = { kind: 'words', most: most.except };
const whole: Form = { kind: 'value', shape: sticky('(?:true|false)\\n') };
const severity: Form = { kind: 'value', shape: sticky('(?:block|warn|ask)\\n') };
const suggest: Form = { kind: 'value', shape: sticky(value(190)) };
/** Its two lines stand below it. */
const note: Form = {
  kind: 'value',
  shape: sticky(`\\n {6}ja: ${value(500)} {6}en: ${value(500)}`),
};

export const ofEntry: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['word', { kind: 'words', most: 1 }],
  ['spellings', { kind: 'words', most: most.spellings }],
  ['except', except],
  ['unless', classNames],
  ['severity', severity],
  ['whole', whole],
  ['suggest', suggest],
  ['note', note],
]);

export const ofClass: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['words', { kind: 'words', most: most.words }],
  ['includes', classNames],
  ['except', except],
  ['whole', whole],
]);

export const ofPattern: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'find',
    {
      kind: 'names',
      shape: sticky(names(`(?:"@end"|${name})`, { min: 1, max: most.steps })),
    },
  ],
  ['unless', classNames],
  ['order', { kind: 'value', shape: sticky('(?:fixed|any)\\n') }],
  ['within', { kind: 'value', shape: sticky('(?:0|[1-9]\\d?|1\\d\\d|200)\\n') }],
  ['scope', { kind: 'value', shape: sticky('(?:sentence|post)\\n') }],
  ['quoted', { kind: 'value', shape: sticky('(?:any|skip|only)\\n') }],
  ['clause', { kind: 'value', shape: sticky(`${clauseIdShape.source.slice(1, -1)}\\n`) }],
  ['severity', severity],
  ['suggest', suggest],
  ['note', note],
]);

/** Of the dictionary itself. */
export const ofTop: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['clause', { kind: 'value', shape: sticky(`${clauseIdShape.source.slice(1, -1)}\\n`) }],
  ['unless', classNames],
]);
