import { type Command, command } from '../command.ts';
import { ofAccount, onlyAccount, root, textOrJson } from './shared-options.ts';

/** The jobs of GitHub Actions, and what lies ahead of them. */
export const publicationCommands: readonly Command[] = [
  command({
    name: 'record',
    about: {
      ja: 'mainに入った投稿の承認を確かめ、発信記録に残します',
      en: 'verify the approvals of what was merged, and record them',
    },
    operands: [],
    options: {
      root,
      init: {
        about: {
          ja: '発信記録を始めます（最初の1回だけ）',
          en: 'begin the record (once, at the very start)',
        },
      },
    },
    run: async (input, session) => (await import('../record-command.ts')).record(input, session),
  }),
  command({
    name: 'plan',
    about: {
      ja: 'これから公開されるものを、予定の順に表示します',
      en: 'show what will be published next, in the order it is due',
    },
    operands: [],
    options: {
      root,
      account: onlyAccount,
      format: textOrJson,
    },
    run: async (input, session) => (await import('../plan-command.ts')).plan(input, session),
  }),
  command({
    name: 'publish',
    about: {
      ja: '公式アカウント1つの、時刻になった投稿を公開します',
      en: 'publish what is due on one official account',
    },
    operands: [],
    options: {
      root,
      account: ofAccount,
      stay: {
        value: 'MINUTES',
        about: {
          ja: 'この分数のあいだに時刻になるものも、待って公開します（0〜300、初めは 0）',
          en: 'also wait for what falls due within so many minutes (0–300, default 0)',
        },
      },
      online: {
        about: {
          ja: '公開する投稿のリンクを開き、見つからないページを知らせます（公開は止めません）',
          en: 'also open the links of what is due and tell of dead ones (holds nothing)',
        },
      },
    },
    run: async (input, session) => (await import('../publish-command.ts')).publish(input, session),
  }),
  command({
    name: 'clock',
    about: {
      ja: '予定のあるあいだ動き続け、時刻の前に投稿の仕事をGitHubで始めさせます',
      en: 'keep time: start the jobs on GitHub before posts are due, while any is',
    },
    more: {
      ja: '鍵は要りません。GITHUB_TOKEN には actions の書き込みと contents の読み取りの権限が要ります。',
      en: 'Needs no key; GITHUB_TOKEN needs actions: write and contents: read.',
    },
    operands: [],
    options: {
      root,
      'dry-run': {
        about: {
          ja: '一度だけ見て、今することを表示し、何も始めません',
          en: 'look once, say what would be done, start nothing',
        },
      },
    },
    run: async (input, session) => (await import('../clock-command.ts')).clock(input, session),
  }),
  command({
    name: 'watch',
    about: {
      ja: '予定を過ぎても公開・削除されていない投稿と、承認が間に合わない投稿を知らせます',
      en: 'tell of posts that are due and not out, ordered gone and not gone, or near their time and not approved',
    },
    more: {
      ja: 'Issueとプルリクエストのコメントで知らせます。鍵は要りません。GITHUB_TOKEN には actions と contents の読み取り、issues と pull-requests の書き込みの権限が要ります。公開・削除されていない投稿があれば、終了コードは 1、発信記録を読めず分からないものがあれば 2 です。',
      en: 'Tells in issues and comments on pull requests. Needs no key; GITHUB_TOKEN needs actions and contents: read, issues and pull-requests: write. Exits with 1 where a post is not out, or not gone; with 2 where a record cannot be read, so that nobody knows.',
    },
    operands: [],
    options: {
      root,
      'dry-run': {
        about: {
          ja: '見て表示するだけで、だれにも知らせません',
          en: 'look and say what would be told, tell nobody',
        },
      },
    },
    run: async (input, session) => (await import('../watch-command.ts')).watch(input, session),
  }),
];
