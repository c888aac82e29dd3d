import { maxCodeownersBytes, maxCodeownersMegabytes } from '../policy/codeowners-size.ts';
import type { Message } from '../post/message.ts';
import type { Fault, Parsed, Place } from '../post/place.ts';
import { type OwnershipPattern, parsePattern } from './codeowners-pattern.ts';

/** Where GitHub looks, in this order; the first file found counts alone. koho's own lies at the first. */
const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Logins and team names compare without case, as on GitHub; they are kept as written. */
export type Owner =
  | { readonly kind: 'person'; readonly login: string }
  /** `name` is `organisation/team`. */
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'mail'; readonly address: string };

export interface CodeownersRule {
  readonly line: number;
  readonly pattern: OwnershipPattern;
  /** None: the rule takes ownership away. */
  readonly owners: readonly Owner[];
}

type CodeownersFaultCode =
  | 'codeowners-too-large'
  | 'codeowners-character'
  | 'codeowners-pattern'
  | 'codeowners-owner';

/**
 * Reads a CODEOWNERS file as GitHub does, but refuses what GitHub would silently
 * skip: a skipped line changes who owns a path, and nobody would see it.
 * What GitHub does not document (backslashes, `**` beside other characters) is
 * refused as well.
 * Source: GitHub Docs, "About code owners", syntax and syntax exceptions.
 */
export function parseCodeowners(
  text: string,
  path: string = codeownersPaths[0],
): Parsed<readonly CodeownersRule[], CodeownersFaultCode> {
  if (new TextEncoder().encode(text).length >= maxCodeownersBytes) {
    return { ok: false, faults: [{ ...tooLarge, path, place: { line: 1, column: 1 } }] };
  }
  const rules: CodeownersRule[] = [];
  const faults: Fault<CodeownersFaultCode>[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = parseLine(raw.endsWith('\r') ? raw.slice(0, -1) : raw, index + 1);
    if (line.kind === 'rule') rules.push(line.rule);
    if (line.kind === 'fault') faults.push({ ...line.fault, path });
  }
  return faults.length === 0 ? { ok: true, value: rules } : { ok: false, faults };
}

/** The owners of a path: those of the last rule that matches it; none where no rule does. */
export function ownersOf(rules: readonly CodeownersRule[], path: string): readonly Owner[] {
  return rules.findLast((rule) => rule.pattern.matches(path))?.owners ?? [];
}

type Line =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rule'; readonly rule: CodeownersRule }
  | { readonly kind: 'fault'; readonly fault: Omit<Fault<CodeownersFaultCode>, 'path'> };

// Controls, and every space but the plain one and the tab: a full-width space
// between pattern and owner makes one long pattern that nobody owns.
const strange = /[^\P{C}\t]|[^\P{Z} ]/u;

function parseLine(text: string, line: number): Line {
  const found = strange.exec(text);
  if (found !== null) {
    return fault('codeowners-character', { line, column: found.index + 1 }, unreadable(found[0]));
  }
  const [first, ...rest] = words(text);
  if (first === undefined) return { kind: 'nothing' };
  const pattern = parsePattern(first.text);
  if (!pattern.ok) {
    return fault('codeowners-pattern', { line, column: first.column }, pattern.message);
  }
  const owners: Owner[] = [];
  for (const word of rest) {
    const owner = parseOwner(word.text);
    if (owner === undefined) {
      return fault('codeowners-owner', { line, column: word.column }, noOwner(word.text));
    }
    owners.push(owner);
  }
  return { kind: 'rule', rule: { line, pattern: pattern.pattern, owners } };
}

/** The words of a line up to a comment, which begins at a word that begins with `#`. */
function words(text: string): { readonly text: string; readonly column: number }[] {
  const found = [...text.matchAll(/[^ \t]+/g)].map((match) => ({
    text: match[0],
    column: match.index + 1,
  }));
  const comment = found.findIndex((word) => word.text.startsWith('#'));
  return comment === -1 ? found : found.slice(0, comment);
}

// A trailing `_code` is how logins of enterprise-managed users look.
const login = /^@([a-z\d](?:-?[a-z\d]){0,38}(?:_[a-z\d]+)?)$/i;
const team = /^@([a-z\d](?:-?[a-z\d]){0,38}\/[a-z\d._-]{1,100})$/i;
const mail = /^[^\s@#<>"(),:;]{1,64}@[a-z\d.-]{1,255}$/i;

function parseOwner(word: string): Owner | undefined {
  const person = login.exec(word)?.[1];
  if (person !== undefined) return { kind: 'person', login: person };
  const group = team.exec(word)?.[1];
  if (group !== undefined) return { kind: 'team', name: group };
  return mail.test(word) ? { kind: 'mail', address: word } : undefined;
}

function fault(code: CodeownersFaultCode, place: Place, message: Message): Line {
  return { kind: 'fault', fault: { code, place, message } };
}

const tooLarge = {
  code: 'codeowners-too-large',
  message: {
    ja: `CODEOWNERS が${maxCodeownersMegabytes}MB以上あり、GitHubに読み込まれません。行を減らしてください。`,
    en: `CODEOWNERS is ${maxCodeownersMegabytes} MB or more, and GitHub does not load it. Use fewer lines.`,
  },
} as const;

function unreadable(character: string): Message {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    ja: `使えない文字（${code}）があります。全角の空白などは、半角の空白に直してください。`,
    en: `The character ${code} cannot stand here. Replace it, for example by a plain space.`,
  };
}

function noOwner(word: string): Message {
  return {
    ja: `「${word}」は担当者の書き方ではありません。「@ユーザー名」と書いてください。`,
    en: `“${word}” is not how an owner is written. Write @login.`,
  };
}
