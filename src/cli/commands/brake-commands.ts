import { type Command, command } from '../command.ts';
import { ofAccount, onlyAccount, root } from './shared-options.ts';

/** Orders are judged and recorded where the keys are, never on the desk. */
const byDispatch = {
  ja: '自分のトークン（GITHUB_TOKEN または GH_TOKEN、Actionsの実行ができるもの）でワークフロー brakes を始めます。権限はその中で、始めた人の番号と policies/ で確かめます。再実行（Re-run）には権限がありません。',
  en: 'Starts the workflow brakes with your own token (GITHUB_TOKEN or GH_TOKEN, allowed to start Actions). There the register decides, by your numeric id, whether you may; a re-run carries no authority.',
} as const;

const thePost = {
  name: 'POST',
  required: true,
  about: { ja: '投稿（posts/….md）', en: 'the post (posts/….md)' },
} as const;

/** What people do when something must stop, or go. */
export const brakeCommands: readonly Command[] = [
  command({
    name: 'pause',
    about: {
      ja: 'すべての公開、または公式アカウント1つの公開をすぐに止めます',
      en: 'stop all publication, or that of one account, at once',
    },
    operands: [],
    options: {
      root,
      account: onlyAccount,
      why: {
        value: 'TEXT',
        required: true,
        about: { ja: '止める理由', en: 'the reason' },
      },
      by: {
        value: 'NAME',
        about: {
          ja: '止めた人（初めは GITHUB_ACTOR、なければこの計算機の利用者名）',
          en: 'who stops (default: GITHUB_ACTOR, else the name of the user)',
        },
      },
    },
    run: async (input, session) => (await import('../pause-command.ts')).pause(input, session),
  }),
  command({
    name: 'resume',
    about: {
      ja: '一時停止の解除をGitHubに頼みます（所属長または運用担当者）',
      en: 'ask GitHub to lift a pause (section heads and operators)',
    },
    more: byDispatch,
    operands: [],
    options: {
      root,
      account: onlyAccount,
      why: { value: 'TEXT', required: true, about: { ja: '解除する理由', en: 'the reason' } },
    },
    run: async (input, session) => (await import('../resume-command.ts')).resume(input, session),
  }),
  command({
    name: 'resolve',
    about: {
      ja: '公開保留の投稿について、見て確かめたことを答えます',
      en: 'answer for a held delivery, having looked at it',
    },
    more: byDispatch,
    operands: [thePost],
    options: {
      root,
      account: ofAccount,
      part: {
        value: 'N',
        about: {
          ja: 'スレッドの何件目か（初めは、保留になっているもの）',
          en: 'which part of a thread (default: the one that is held)',
        },
      },
      answer: {
        value: 'confirmed|retryable|withdrawn',
        choices: ['confirmed', 'retryable', 'withdrawn'],
        required: true,
        about: {
          ja: 'confirmed 公開されていた、retryable 公開されていないので送信し直す（所属長・運用担当者だけ）、withdrawn もう公開しない',
          en: 'confirmed: it is public; retryable: it is not, send it again (head or operator only); withdrawn: give it up',
        },
      },
      url: {
        value: 'URL',
        about: {
          ja: '公開されていた投稿のURL（confirmed のとき）',
          en: 'address of the public post (with confirmed)',
        },
      },
      'remote-id': {
        value: 'ID',
        about: {
          ja: 'URLの代わりに、投稿先での番号（Facebookは ページ_投稿）',
          en: 'its id there instead of the address (Facebook: <page>_<post>)',
        },
      },
      why: { value: 'TEXT', required: true, about: { ja: '理由', en: 'the reason' } },
    },
    run: async (input, session) => (await import('../resolve-command.ts')).resolve(input, session),
  }),
  command({
    name: 'withdraw',
    about: {
      ja: '緊急のとき、投稿の公開中止・削除をGitHubに頼みます（その所属の所属長または代決者）',
      en: 'in an emergency, ask GitHub to withdraw or delete a post (its section head or deputy)',
    },
    more: {
      ja: '自分のトークン（GITHUB_TOKEN または GH_TOKEN、Actionsの実行ができるもの）でワークフロー withdraw を始めます。権限はその中で、始めた人の番号と policies/ で確かめます。再実行（Re-run）には権限がありません。急がないときは、投稿と同じ場所に「名前.withdraw.md」を作り、プルリクエストで所属長の承認を受けてください。公開中の投稿の文を置き換える訂正（corrections: edit）を指定すると、その文が公開された後なら、前の文には戻らず、公開中の投稿そのものが消えます。まだ公開されていなければ、訂正をやめるだけで、公開中の投稿は残ります（消すには、元の投稿を指定します）。',
      en: 'Starts the workflow withdraw with your own token (GITHUB_TOKEN or GH_TOKEN, allowed to start Actions). There the register decides, by your numeric id, whether you may; a re-run carries no authority. With time to spare, put <slug>.withdraw.md beside the post and have it approved by pull request. Of a correction that replaces the text of a public post (corrections: edit): once its text was public the old one does not come back, the post itself is deleted; before that only the correction ends, and the public post stays (to delete it, name the corrected post).',
    },
    operands: [thePost],
    options: {
      root,
      account: onlyAccount,
      why: { value: 'TEXT', required: true, about: { ja: '理由', en: 'the reason' } },
      'why-not-correct': {
        value: 'TEXT',
        required: true,
        about: {
          ja: '訂正の投稿では足りない理由',
          en: 'why a correction does not suffice',
        },
      },
    },
    run: async (input, session) =>
      (await import('../withdraw-command.ts')).withdraw(input, session),
  }),
];
