import type { ErrorCode } from 'yaml';
import { yamlLimits } from './limits.ts';
import type { Message } from './message.ts';
import type { Place } from './place.ts';

export type YamlFaultCode =
  | 'yaml-too-big'
  | 'yaml-too-many-nodes'
  | 'yaml-too-deep'
  | 'yaml-control-character'
  | 'yaml-anchor'
  | 'yaml-tag'
  | 'yaml-directive'
  | 'yaml-several-documents'
  | 'yaml-merge-key'
  | 'yaml-duplicate-key'
  | 'yaml-key'
  | 'yaml-syntax';

/** A fault before its offset has become a place. `first` is the offset of what it repeats. */
export interface YamlProblem {
  readonly code: YamlFaultCode;
  readonly offset: number;
  readonly what?: string;
  readonly first?: number;
  readonly message?: Message;
}

export const syntaxMessages = {
  fullWidthColon: {
    ja: '項目名の後の「：」が全角です。半角の「:」と半角の空白にしてください。',
    en: 'The colon after the key is full-width. Write ":" and a space.',
  },
  fullWidthSpace: {
    ja: '行の頭に全角の空白があります。半角の空白にしてください。',
    en: 'The line begins with a full-width space. Use ordinary spaces.',
  },
  noSpace: {
    ja: '「:」の後に半角の空白を入れてください。',
    en: 'Put a space after the colon.',
  },
  indent: {
    ja: '行の頭の空白の数がそろっていません。前後の行とそろえてください。',
    en: 'The indentation does not match the lines around it. Align it.',
  },
  tab: {
    ja: '行の頭にタブは使えません。半角の空白にしてください。',
    en: 'A tab cannot indent a line. Use spaces.',
  },
  quote: {
    ja: '値に記号（: [ { @ ` など）が含まれるため、または行の頭の空白がずれているため読めません。値を引用符「"」で囲むか、空白をそろえてください。',
    en: 'The value holds a sign (: [ { @ ` …) that cannot be read here, or the indentation is off. Put the value in double quotes, or align the line.',
  },
  missing: {
    ja: '「項目名: 値」の形になっていないか、引用符やかっこが閉じていません。',
    en: 'This is not "key: value", or a quote or bracket is not closed.',
  },
  escape: {
    ja: '引用符「"」の中で「\\」の書き方が誤っています。「\\」を文字として使うときは「\\\\」と書いてください。',
    en: 'A backslash in double quotes is wrong. Write \\\\ for a backslash.',
  },
  other: {
    ja: '書き方が正しくないため読めません。この行と前の行の記号、空白、引用符を確かめてください。',
    en: 'This cannot be read. Check signs, spaces and quotes on this line and the one before.',
  },
} satisfies Record<string, Message>;

interface Details {
  readonly what: string;
  readonly first: Place | undefined;
}

export const yamlMessages: Readonly<Record<YamlFaultCode, (details: Details) => Message>> = {
  'yaml-too-big': () => ({
    ja: `設定の部分が大きすぎます（上限は${count(yamlLimits.length)}字）。内容を分けてください。`,
    en: `This YAML is too big (the limit is ${count(yamlLimits.length)} characters). Divide it.`,
  }),
  'yaml-too-many-nodes': () => ({
    ja: `項目が多すぎます（上限は${count(yamlLimits.nodes)}個）。不要な項目を消すか、ファイルを分けてください。`,
    en: `Too many entries (the limit is ${count(yamlLimits.nodes)}). Remove some or divide the file.`,
  }),
  'yaml-too-deep': () => ({
    ja: `項目の入れ子が深すぎます（上限は${yamlLimits.depth}段）。`,
    en: `Entries are nested too deeply (the limit is ${yamlLimits.depth} levels).`,
  }),
  'yaml-control-character': ({ what }) => ({
    ja: `目に見えない制御文字（${what}）があります。消してください。`,
    en: `There is an invisible control character (${what}). Delete it.`,
  }),
  'yaml-anchor': () => ({
    ja: '「&」と「*」による参照は使えません。値をそのまま書いてください（文字として使うときは引用符「"」で囲みます）。',
    en: 'Anchors (&) and aliases (*) cannot be used. Write the value itself, or quote it if the character is meant.',
  }),
  'yaml-tag': () => ({
    ja: '「!」で始まる型の指定は使えません。消してください（文字として使うときは引用符「"」で囲みます）。',
    en: 'Tags (!) cannot be used. Delete it, or quote the value if the character is meant.',
  }),
  'yaml-directive': () => ({
    ja: '「%」で始まる行は使えません。消してください。',
    en: 'Lines that begin with % cannot be used. Delete it.',
  }),
  'yaml-several-documents': () => ({
    ja: '「---」で区切った2つ目の内容は読めません。1つにまとめてください。',
    en: 'A second document after --- cannot be read. Keep one document.',
  }),
  'yaml-merge-key': () => ({
    ja: '「<<」による取り込みは使えません。項目をそのまま書いてください。',
    en: 'Merge keys (<<) cannot be used. Write the entries themselves.',
  }),
  'yaml-duplicate-key': ({ what, first }) => ({
    ja: `項目「${what}」が2回あります（1回目は${first?.line ?? '?'}行目）。どちらかを消してください。`,
    en: `The key "${what}" appears twice (first on line ${first?.line ?? '?'}). Delete one of them.`,
  }),
  'yaml-key': () => ({
    ja: '項目名として読めません。「項目名: 値」の形で書いてください。',
    en: 'This cannot be a key. Write "key: value".',
  }),
  'yaml-syntax': () => syntaxMessages.other,
};

/** `20000` → `20,000` */
function count(limit: number): string {
  return limit.toLocaleString('en-US');
}

/** What the library found, in the words of a person who never heard of YAML. */
export function syntaxMessage(code: ErrorCode, text: string, offset: number): Message {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? text.length : end);
  if (/^\s*(- )?[\w-]+\s*：/.test(line)) return syntaxMessages.fullWidthColon;
  if (/^[ \t]*\u3000/.test(line)) return syntaxMessages.fullWidthSpace;
  if (/^\s*(- )?[\w-]+:[^\s]/.test(line)) return syntaxMessages.noSpace;
  return mendOf(code);
}

function mendOf(code: ErrorCode): Message {
  switch (code) {
    case 'BAD_INDENT':
      return syntaxMessages.indent;
    case 'TAB_AS_INDENT':
      return syntaxMessages.tab;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
    case 'BLOCK_IN_FLOW':
      return syntaxMessages.quote;
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return syntaxMessages.missing;
    case 'BAD_DQ_ESCAPE':
      return syntaxMessages.escape;
    default:
      return syntaxMessages.other;
  }
}
