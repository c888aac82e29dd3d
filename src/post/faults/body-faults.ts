import { maxBodySigns } from '../limits.ts';
import type { Message } from '../message.ts';

type Nothing = Record<never, never>;

/** What CommonMark would turn into typography, named as its users know it. */
export type Construct =
  | 'heading'
  | 'setext'
  | 'emphasis'
  | 'code'
  | 'indented-code'
  | 'html'
  | 'comment'
  | 'image'
  | 'quote'
  | 'divider'
  | 'definition'
  | 'hard-break'
  | 'other';

/** The text to publish. */
export interface BodyFaults {
  construct: { readonly construct: Construct };
  'text-character': { readonly character: string };
  tab: Nothing;
  'too-much-markup': Nothing;
  'link-title': Nothing;
  'link-text-empty': Nothing;
  'link-scheme': { readonly target: string };
  'link-form': { readonly target: string };
  'directive-full-width': Nothing;
  'directive-form': Nothing;
  'directive-case': { readonly target: string };
  'directive-not-top-level': Nothing;
  'directive-target': { readonly target: string; readonly known: readonly string[] };
  'directive-unclosed': { readonly target: string };
  'directive-stray-close': Nothing;
  'directive-repeated': { readonly target: string; readonly line: number };
}

export const bodyMessages: {
  readonly [C in keyof BodyFaults]: (details: BodyFaults[C]) => Message;
} = {
  construct: ({ construct }) => constructMessages[construct],
  'text-character': ({ character }) => ({
    ja: `目に見えない文字または使えない文字（${character}）があります。消すか、打ち直してください。`,
    en: `There is a character that is invisible or not allowed (${character}). Delete or retype it.`,
  }),
  tab: () => ({
    ja: 'タブ文字があります。空白にしてください。',
    en: 'There is a tab. Use spaces.',
  }),
  'too-much-markup': () => ({
    ja: `「*」「[」「<」「&」や箇条書きなどの記号が多すぎます（1つの本文に${maxBodySigns}個まで）。記号を減らしてください。`,
    en: `There are too many signs such as * [ < & or list markers (at most ${maxBodySigns} in one text). Use fewer.`,
  }),
  'link-title': () => ({
    ja: 'リンクの引用符の中の説明は公開されません。消して [文字](URL) の形にしてください。',
    en: 'The quoted title of a link would not be published. Write [text](URL).',
  }),
  'link-text-empty': () => ({
    ja: 'リンクの文字がありません。URLだけをそのまま書いてください。',
    en: 'The link has no text. Write the URL alone.',
  }),
  'link-scheme': ({ target }) => ({
    ja: `リンク先「${target}」は使えません。https:// または http:// で始まるURLにしてください（電話番号やメールアドレスは文字のまま書きます）。`,
    en: `"${target}" cannot be a link. Use an https:// or http:// URL (write phone numbers and mail addresses as text).`,
  }),
  'link-form': ({ target }) => ({
    ja: `リンク先「${target}」をURLとして読めません。確かめて打ち直してください。`,
    en: `"${target}" cannot be read as a URL. Check and retype it.`,
  }),
  'directive-full-width': () => ({
    ja: '「：：：」が全角です。半角の「:::」にしてください。',
    en: 'The colons are full-width. Write ":::".',
  }),
  'directive-form': () => ({
    ja: '投稿先別の本文は「:::x」のように、行頭の半角の「:::」に投稿先を続け、ほかには何も書かないでください。終わりは「:::」だけの行です。',
    en: 'Begin the text for one target with a line ":::x" and nothing else on it, and end it with a line ":::".',
  }),
  'directive-case': ({ target }) => ({
    ja: `投稿先は小文字で「:::${target}」と書いてください。`,
    en: `Write the target in lower case: ":::${target}".`,
  }),
  'directive-not-top-level': () => ({
    ja: '「:::」は行の先頭に書いてください。箇条書きや字下げの中では使えません。',
    en: '":::" must begin the line; it cannot stand in a list or be indented.',
  }),
  'directive-target': ({ target, known }) => ({
    ja: `「${target}」という投稿先はありません。使えるのは ${known.join('、')} です。`,
    en: `There is no target "${target}". Use one of ${known.join(', ')}.`,
  }),
  'directive-unclosed': ({ target }) => ({
    ja: `「:::${target}」を閉じる「:::」の行がありません。その文の後に、「:::」だけの行を足してください。`,
    en: `":::${target}" is not closed by a line ":::". Add one behind its text.`,
  }),
  'directive-stray-close': () => ({
    ja: '「:::」に対応する始まりがありません。「:::x」のように投稿先を付けるか、消してください。',
    en: '":::" closes nothing. Add a target (":::x") or delete it.',
  }),
  'directive-repeated': ({ target, line }) => ({
    ja: `「:::${target}」が2回あります（1回目は${line}行目）。1つにまとめてください。`,
    en: `":::${target}" appears twice (first on line ${line}). Keep one.`,
  }),
};

const constructMessages: Readonly<Record<Construct, Message>> = {
  heading: {
    ja: '見出し（行頭の「#」と空白）は公開されません。「#」を消すか、【　】などで書いてください。',
    en: 'A heading ("# ") cannot be published. Delete the "#".',
  },
  setext: {
    ja: '文字の行のすぐ下の「---」や「===」は、上の行を見出しにしてしまいます。消すか、スレッドの区切りなら前に空行を入れてください。',
    en: 'A line of --- or === right under text turns that text into a heading. Delete it, or put a blank line before it if it divides a thread.',
  },
  emphasis: {
    ja: '強調（「*」や「_」で囲んだ文字）は公開されません。記号を消すか、文字として使うときは「\\*」のように書いてください。',
    en: 'Emphasis (* or _ around words) cannot be published. Delete the signs, or write \\* if the sign is meant.',
  },
  code: {
    ja: 'コード（「`」や「~~~」で囲んだ部分）は公開されません。記号を消してください。',
    en: 'Code (between ` or ~~~) cannot be published. Delete the signs.',
  },
  'indented-code': {
    ja: '半角の空白4つ以上の字下げは、コードとして扱われます。字下げを消してください（全角の空白は使えます）。',
    en: 'Four or more spaces before a line make it code. Remove the indentation.',
  },
  html: {
    ja: 'HTMLのタグは公開されません。消してください（「<」を文字として使うときは「\\<」と書きます）。',
    en: 'HTML cannot be published. Delete it (write \\< if the sign is meant).',
  },
  comment: {
    ja: '「<!-- -->」のコメントは書けません。承認者に見えない部分になるため、消してください。',
    en: 'A comment (<!-- -->) cannot stand here: nobody would see it in the approved text. Delete it.',
  },
  image: {
    ja: '本文に画像は置けません。画像は「---」の間の media に書いてください。',
    en: 'An image cannot stand in the body. Declare it under media between the "---" lines.',
  },
  quote: {
    ja: '引用（行頭の「>」）は公開されません。「>」を消し、「　」などで書いてください。',
    en: 'A block quote (">") cannot be published. Delete the sign.',
  },
  divider: {
    ja: '区切り線（---、***など）は公開されません。消してください。スレッドにするときは「---」の間に thread: true と書きます（箇条書きの中では区切れません）。',
    en: 'A dividing line (---, ***) cannot be published. Delete it, or write thread: true in the settings to make a thread (not inside a list).',
  },
  definition: {
    ja: '「[名前]: 行き先」の行は公開されません。URLをそのまま本文に書いてください。',
    en: 'A line "[name]: target" would vanish. Write the URL in the text.',
  },
  'hard-break': {
    ja: '行末の「\\」は消してください。改行はそのまま公開されます。',
    en: 'Delete the backslash at the end of the line. Line breaks are kept as they are.',
  },
  other: {
    ja: 'この書き方は公開できません。ふつうの文章で書いてください。',
    en: 'This cannot be published. Write plain text.',
  },
};
