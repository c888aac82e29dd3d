import type { Message } from '../message.ts';

type Nothing = Record<never, never>;

/** What a field should have held, as said to people. */
export type Wanted = 'text' | 'list' | 'entries' | 'boolean';

/** The settings between the fences. */
export interface FieldFaults {
  'front-matter-empty': Nothing;
  'front-matter-not-entries': Nothing;
  'unknown-key': { readonly key: string; readonly nearest: string | undefined };
  'reserved-key': { readonly key: string };
  'missing-key': { readonly key: string };
  'wrong-type': { readonly key: string; readonly wanted: Wanted };
  /** `isRequired`: deleting the key is no way out. */
  'empty-value': { readonly key: string; readonly isRequired: boolean };
  'too-long': { readonly key: string; readonly max: number };
  'several-lines': { readonly key: string };
  'field-character': { readonly key: string; readonly character: string };
  'unknown-choice': {
    readonly key: string;
    readonly choices: readonly string[];
    readonly nearest: string | undefined;
  };
  'account-form': { readonly value: string };
  'corrects-form': Nothing;
  repeated: { readonly key: string; readonly value: string };
  'url-form': { readonly key: string };
  'date-form': { readonly key: string; readonly suggestion: string | undefined };
  'date-impossible': { readonly key: string };
  'date-in-gap': { readonly key: string; readonly zone: string };
  'date-ambiguous': { readonly key: string; readonly zone: string };
  'latest-before-publish': Nothing;
  'publish-before-embargo': Nothing;
  'latest-before-embargo': Nothing;
  'media-path': { readonly why: MediaPathProblem };
}

export type MediaPathProblem =
  | 'absolute'
  | 'backslash'
  | 'url'
  | 'outside'
  | 'directory'
  | 'character';

export const fieldMessages: {
  readonly [C in keyof FieldFaults]: (details: FieldFaults[C]) => Message;
} = {
  'front-matter-empty': () => ({
    ja: '「---」の間に何も書かれていません。件名（title）と投稿先（accounts）を書いてください。',
    en: 'There is nothing between the "---" lines. Write title and accounts.',
  }),
  'front-matter-not-entries': () => ({
    ja: '「---」の間は「項目名: 値」の形で書いてください（例：title: 冬の交通安全運動）。',
    en: 'Write "key: value" lines between the "---" lines (title: Road safety in winter).',
  }),
  'unknown-key': ({ key, nearest }) => ({
    ja: `「${key}」という項目はありません。${nearest ? `「${nearest}」ではありませんか。` : '項目名を確かめるか、この行を消してください。'}`,
    en: `There is no key "${key}". ${nearest ? `Did you mean "${nearest}"?` : 'Check its name or delete it.'}`,
  }),
  'reserved-key': ({ key }) => ({
    ja: `項目「${key}」は予約されていますが、まだ使えません。この項目を消してください。`,
    en: `The key "${key}" is reserved and cannot be used yet. Delete it.`,
  }),
  'missing-key': ({ key }) => ({
    ja: `項目「${key}」がありません。書き足してください。`,
    en: `The key "${key}" is missing. Add it.`,
  }),
  'wrong-type': ({ key, wanted }) => ({
    ja: `項目「${key}」の値の形が違います。${wantedJa[wanted]}`,
    en: `The value of "${key}" has the wrong form. ${wantedEn[wanted]}`,
  }),
  'empty-value': ({ key, isRequired }) => ({
    ja: `項目「${key}」の値がありません。${isRequired ? '必ず要る項目なので、値を書いてください。' : '値を書くか、この項目を消してください。'}`,
    en: `The key "${key}" has no value. ${isRequired ? 'It is required: write one.' : 'Write one or delete the key.'}`,
  }),
  'too-long': ({ key, max }) => ({
    ja: `項目「${key}」が長すぎます（${max}字まで）。短くしてください。`,
    en: `"${key}" is too long (at most ${max} characters). Shorten it.`,
  }),
  'several-lines': ({ key }) => ({
    ja: `項目「${key}」は1行で書いてください。`,
    en: `Write "${key}" on one line.`,
  }),
  'field-character': ({ key, character }) => ({
    ja: `項目「${key}」に、目に見えない文字または使えない文字（${character}）があります。消してください。`,
    en: `"${key}" holds a character that is invisible or not allowed (${character}). Delete it.`,
  }),
  'unknown-choice': ({ key, choices, nearest }) => ({
    ja: `項目「${key}」に書けるのは ${choices.join('、')} のどれかです。${nearest ? `「${nearest}」ではありませんか。` : ''}`,
    en: `"${key}" is one of ${choices.join(', ')}. ${nearest ? `Did you mean "${nearest}"?` : ''}`.trim(),
  }),
  'account-form': ({ value }) => ({
    ja: `「${value}」は投稿先の名前の形ではありません。半角の英小文字、数字、「-」で、1つずつ「,」で区切って書いてください（例：[hokkaido-koho-x, hokkaido-koho-facebook]）。`,
    en: `"${value}" cannot be an account id. Use lower-case ASCII letters, digits and hyphens, divided by commas ([hokkaido-koho-x, hokkaido-koho-facebook]).`,
  }),
  'corrects-form': () => ({
    ja: '訂正する投稿（corrects）は「posts/所属/年/名前」の形で書いてください（例：posts/koho/2026/winter-traffic）。',
    en: 'corrects takes a post: posts/<department>/<year>/<slug> (posts/koho/2026/winter-traffic).',
  }),
  repeated: ({ key, value }) => ({
    ja: `項目「${key}」に「${value}」が2回あります。どちらかを消してください。`,
    en: `"${value}" appears twice in "${key}". Delete one of them.`,
  }),
  'url-form': ({ key }) => ({
    ja: `項目「${key}」には https:// または http:// で始まるURLを書いてください。`,
    en: `"${key}" takes URLs that begin with https:// or http://.`,
  }),
  'date-form': ({ key, suggestion }) => ({
    ja: `項目「${key}」の日時を読めません。「年-月-日 時:分」の形で書いてください（例：${suggestion ?? '2026-12-01 10:00'}）。`,
    en: `The date and time of "${key}" cannot be read. Write it as ${suggestion ?? '2026-12-01 10:00'}.`,
  }),
  'date-impossible': ({ key }) => ({
    ja: `項目「${key}」の日時は存在しません。日付と時刻（00:00から23:59まで）を確かめてください。`,
    en: `The date or time of "${key}" does not exist. Check the day and the time (00:00 to 23:59).`,
  }),
  'date-in-gap': ({ key, zone }) => ({
    ja: `項目「${key}」の時刻は、夏時間への切替えのため${zone}には存在しません。別の時刻にしてください。`,
    en: `The time of "${key}" does not exist in ${zone}: clocks are put forward then. Choose another time.`,
  }),
  'date-ambiguous': ({ key, zone }) => ({
    ja: `項目「${key}」の時刻は、夏時間の終わりのため${zone}に2回あります。「+09:00」のような時差を付けてください。`,
    en: `The time of "${key}" occurs twice in ${zone}: clocks are put back then. Add an offset such as +09:00.`,
  }),
  'latest-before-publish': () => ({
    ja: '公開の期限（latest_at）が公開日時（publish_at）より後になっていません。どちらかを直してください。',
    en: 'latest_at is not after publish_at. Mend one of them.',
  }),
  'publish-before-embargo': () => ({
    ja: '公開日時（publish_at）が解禁日時（embargo_until）より前です。解禁日時以後にするか、publish_at を消してください（消すと解禁と同時に公開します）。',
    en: 'publish_at is before embargo_until. Give a time that is not, or delete publish_at: the post then goes out when the embargo ends.',
  }),
  'latest-before-embargo': () => ({
    ja: '公開の期限（latest_at）が解禁日時（embargo_until）より後になっていません。どちらかを直してください。',
    en: 'latest_at is not after embargo_until. Mend one of them.',
  }),
  'media-path': ({ why }) => mediaPathMessages[why],
};

const wantedJa: Readonly<Record<Wanted, string>> = {
  text: '文字で書いてください（数字や true などは引用符「"」で囲みます）。',
  list: '「[a, b]」または行頭「- 」の一覧で書いてください。',
  entries: '「項目名: 値」の組で書いてください。',
  boolean: 'true または false と書いてください。',
};

const wantedEn: Readonly<Record<Wanted, string>> = {
  text: 'Write text (quote numbers and words such as true).',
  list: 'Write a list: [a, b], or lines that begin with "- ".',
  entries: 'Write "key: value" entries.',
  boolean: 'Write true or false.',
};

const mediaPathMessages: Readonly<Record<MediaPathProblem, Message>> = {
  absolute: {
    ja: '画像は、この投稿のファイルから見た場所で書いてください（例：poster.png）。「/」や「C:」では始められません。',
    en: 'Write the image as seen from this post (poster.png). It cannot begin with "/" or a drive.',
  },
  backslash: {
    ja: '画像の場所に「\\」（「¥」）は使えません。「/」で区切ってください。',
    en: 'The path of an image cannot hold a backslash. Use "/".',
  },
  url: {
    ja: '画像はURLではなく、この投稿と同じフォルダーに置いたファイルの名前で書いてください。',
    en: 'Put the image beside the post and write its file name, not a URL.',
  },
  outside: {
    ja: '画像は、この投稿の所属のフォルダーの中に置いてください。ほかの場所のファイルは使えません。',
    en: "The image must lie in the folder of the post's own department.",
  },
  directory: {
    ja: 'フォルダーではなく、画像のファイルの名前を書いてください。',
    en: 'Write the name of an image file, not of a folder.',
  },
  character: {
    ja: '画像の場所に、目に見えない文字または使えない文字があります。ファイルの名前を変えてください。',
    en: 'The path of the image holds an invisible character or one that is not allowed. Rename the file.',
  },
};
