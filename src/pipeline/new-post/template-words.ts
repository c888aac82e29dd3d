import type { Language } from '../../post/message.ts';

interface TemplateWords {
  readonly intro: (department: string) => string;
  readonly title: string;
  readonly accounts: string;
  /** Everything that a post may leave out; a `#` is put before each line. */
  readonly optional: (timeZone: string) => string;
  readonly questions: string;
  readonly or: string;
  /** Where there are questions that only some posts are asked. */
  readonly further: string;
}

/** The explanations in a new post, which staff read who have never seen YAML. */
export const templateWords: Readonly<Record<Language, TemplateWords>> = {
  ja: {
    intro: (department) => `${department}の投稿です。
「#」で始まる行は説明で、公開されません。消してもかまいません。`,
    title: '件名（公開されません。承認する人と記録のためのものです）',
    accounts: '投稿先の公式アカウント。使わないものは行ごと消してください。',
    optional: (timeZone) => `ここから下は、使うものだけ行頭の「# 」を消して書いてください。

公開する日時（${timeZone}）。書かなければ、承認されてmainに入った後すぐに公開します。
publish_at: 2026-12-01 10:00

この日時を過ぎたら公開せず、保留します。
latest_at: 2026-12-01 18:00

根拠（元の資料や発表のページ）
sources:
  - https://www.example.lg.jp/

画像。この投稿と同じ所属のフォルダーに置きます。
people は写っている人: none（いない）、unidentifiable（特定できない）、
public-duty（公務中の職員）、consent（承諾あり）、
minor-with-guardian-consent（未成年で、保護者の承諾あり）
media:
  - file: poster.png
    alt: 画像を見られない人に内容が伝わる文
    rights: 道が作成
    people: none

公式サイトではないページへリンクするときの理由
link_reasons:
  "https://example.org/": 共催団体の告知

1件に収まらないとき。本文を「---」だけの行で区切ります。
thread: true

公開した投稿を訂正するとき。本文にも訂正であることを書きます。
corrects: posts/koho/2026/winter-traffic
correction: 会場を「第一会議室」から「第二会議室」に訂正

ほかの人の誤った情報に対して、正確な情報を知らせるとき（訂正とは別です）
use_case: accurate-information

確認で「注意」とされたことを、理由を示して進めるとき
acknowledge:
  - rule: words
    reason: 施設の正式な名称のため`,
    questions: '質問への回答。下の選択肢から1つ選び、"" の中に書いてください。',
    or: '／',
    further: 'ほかの質問は、書いた内容に応じて koho check がお尋ねします。',
  },
  en: {
    intro: (department) => `A post of ${department}.
Lines that begin with # explain; they are not published and may be removed.`,
    title: 'Subject: not published, for the approver and the record.',
    accounts: 'The official accounts it goes to. Remove the lines you do not need.',
    optional: (timeZone) => `From here on, take the "# " off the lines that you need.

When to publish (${timeZone}). Absent: as soon as it is approved and on main.
publish_at: 2026-12-01 10:00

After this moment it is held and not published.
latest_at: 2026-12-01 18:00

The source: the document or announcement it rests on.
sources:
  - https://www.example.lg.jp/

Images, which lie in the folder of the same department.
people: none, unidentifiable, public-duty, consent, minor-with-guardian-consent
media:
  - file: poster.png
    alt: what somebody who cannot see the image needs to know
    rights: made by us
    people: none

Why a page is linked that is not on the official site.
link_reasons:
  "https://example.org/": announcement of the co-host

Where one part is not enough: lines of only "---" divide the text.
thread: true

To correct a published post; the text says so, too.
corrects: posts/koho/2026/winter-traffic
correction: the venue is room 2, not room 1

To state what is right against others' false information (no correction).
use_case: accurate-information

To pass a warning of the checks, with the reason.
acknowledge:
  - rule: words
    reason: it is the proper name of the building`,
    questions: 'Answers: choose one of those offered, and put it between the quotes.',
    or: ' / ',
    further: 'koho check asks further questions where the text calls for them.',
  },
};
