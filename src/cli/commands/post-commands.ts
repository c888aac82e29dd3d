import { type Command, command } from '../command.ts';
import { root } from './shared-options.ts';

const files = {
  name: 'FILES',
  many: true,
  about: {
    ja: '投稿のファイル（posts/….md）またはフォルダー。なければ posts/ のすべて',
    en: 'posts (posts/….md) or folders of them; all of posts/ when absent',
  },
} as const;

/** What staff use at their desks. */
export const postCommands: readonly Command[] = [
  command({
    name: 'check',
    about: {
      ja: '投稿をガイドラインに沿って確認します',
      en: 'check posts against the guideline',
    },
    more: {
      ja: '終了コード: 0 公開の手続きに進めます、1 要修正または質問があります、2 確認できません。',
      en: 'Exit code: 0 ready, 1 something to mend or to answer, 2 could not be checked.',
    },
    operands: [files],
    options: {
      root,
      now: {
        value: 'TIME',
        about: {
          ja: 'この日時のつもりで確認します。時差も書きます（例 2026-12-01T10:00:00+09:00）',
          en: 'check as of this moment, zone included (2026-12-01T10:00:00+09:00)',
        },
      },
      format: {
        value: 'text|json|sarif',
        choices: ['text', 'json', 'sarif'],
        about: { ja: '出力の形（初めは text）', en: 'form of the output (default text)' },
      },
      online: {
        about: {
          ja: 'リンクを開いて、行き先と、見つからないページを確かめます（リンク先のサイトに記録が残ります）',
          en: 'also open the links: where they lead, and whether they are there (the sites see the visit)',
        },
      },
      fix: {
        about: {
          ja: '安全に直せる所を直してから確認します（見えない文字、半角カナ、日時と電話の全角数字、画像の撮影場所など。公開した投稿は変えません）',
          en: 'first mend what can safely be mended: invisible characters, half-width kana, full-width digits in dates and phone numbers, location data in images; never a published post',
        },
      },
      'dry-run': {
        about: {
          ja: '--fix で直す所を示すだけで、ファイルは変えません',
          en: 'with --fix: only show what would be mended',
        },
      },
      style: {
        about: {
          ja: '公用文の書き表し方（ください、いたします など）も注意として示します',
          en: 'also show spellings of official Japanese (rule kobun)',
        },
      },
      textlint: {
        about: {
          ja: 'このリポジトリの .textlintrc に書いた規則でも確かめます。規則はプログラムなので、信頼できるリポジトリでだけ使ってください',
          en: 'also check by the rules of this repository’s .textlintrc. Rules are programs: only in a repository that you trust',
        },
      },
      rules: {
        about: { ja: '確認の一覧を表示します', en: 'list the rules instead of checking' },
      },
    },
    run: async (input, session) => (await import('../check-command.ts')).check(input, session),
  }),
  command({
    name: 'preview',
    about: {
      ja: '公開される文章をアカウントごとに、文字数・画像・費用とともに表示します',
      en: 'show the exact text of each account, with length, images and cost',
    },
    operands: [files],
    options: { root },
    run: async (input, session) => (await import('../preview-command.ts')).preview(input, session),
  }),
  command({
    name: 'new',
    about: { ja: '新しい投稿のファイルを作ります', en: 'make the file of a new post' },
    operands: [
      {
        name: 'DEPARTMENT',
        required: true,
        about: {
          ja: '所属のID（policies/departments.yml）',
          en: 'id of the department (policies/departments.yml)',
        },
      },
      {
        name: 'SLUG',
        required: true,
        about: {
          ja: 'ファイルの名前。半角の英小文字、数字、「-」（例 winter-traffic）',
          en: 'name of the file: lower-case letters, digits, hyphens (winter-traffic)',
        },
      },
    ],
    options: {
      root,
      year: {
        value: 'YEAR',
        about: { ja: '置き場所の年（初めは今年）', en: 'year of its folder (default: this year)' },
      },
      withdraw: {
        about: {
          ja: 'その投稿の公開中止・削除の申請（名前.withdraw.md）を作ります',
          en: 'make a request to withdraw that post (<slug>.withdraw.md) instead',
        },
      },
    },
    run: async (input, session) => (await import('../new-command.ts')).newCommand(input, session),
  }),
];
