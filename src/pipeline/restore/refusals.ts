import type { Message } from '../../post/message.ts';
import { KohoError } from '../workplace/koho-error.ts';

const no = (text: Message, cause?: unknown) =>
  new KohoError('not-restored', text, ...(cause === undefined ? [] : [{ cause }]));

/** Why a branch is not put back; each says what to do instead. */
export const refuse = {
  notPaused: () =>
    no({
      ja: '公開が一時停止されていません。戻したすぐ後に、すでに公開された投稿がもう一度送られるおそれがあります。先に koho pause で止めてください。何も変えていません。',
      en: 'Publication is not paused: right after restoring, posts that are public already could be sent once more. Use koho pause first. Nothing was changed.',
    }),
  noCopy: (log: string) =>
    no({
      ja: `このクローンに発信記録「${log}」（ledger/${log}/… のブランチ）がありません。ほかのクローンや保管した bundle を探すか、GitHubに残るコミットを --commit で指定してください。`,
      en: `This clone has no log "${log}" (branch ledger/${log}/…). Look for another clone or a bundle, or name a commit that GitHub still has with --commit.`,
    }),
  noSuchCommit: (id: string) =>
    no({
      ja: `コミット「${id.slice(0, 64)}」は、このクローンにもGitHubにもありません。省略のないコミットの番号を指定してください。`,
      en: `Neither this clone nor GitHub has the commit "${id.slice(0, 64)}". Give its full id.`,
    }),
  otherLog: (log: string) =>
    no({
      ja: `そのコミットは発信記録「${log}」のものではありません。何も変えていません。`,
      en: `That commit is not of the log "${log}". Nothing was changed.`,
    }),
  notTrusted: () =>
    no({
      ja: '控えの署名か方針が、main のどの policies/ とも合いません。控えが書き換えられているか、main の履歴が足りません。監査担当者に相談してください。何も変えていません。',
      en: 'Signature or policy of the copy fit no policies/ on main: the copy was changed, or main’s history is incomplete. Call the auditor. Nothing was changed.',
    }),
  damaged: (what?: Message) =>
    no({
      ja: `控えが壊れているか、書き換えられています。${what?.ja ?? ''}ほかの控えを使ってください。何も変えていません。`,
      en: `The copy is damaged or was changed: ${what?.en ?? ''} Use another one. Nothing was changed.`,
    }),
  olderThan: (log: string, cause?: unknown) =>
    no(
      {
        ja: `控えが古すぎます。発信記録「${log}」は、この控えの後の記録を知っています。もっと新しい控えを使ってください。何も変えていません。`,
        en: `The copy is too old: the log "${log}" knows of later records. Use a newer copy. Nothing was changed.`,
      },
      cause,
    ),
  ahead: () =>
    no({
      ja: 'GitHubにあるブランチのほうが新しく、この控えを含んでいます。戻すものはありません。',
      en: 'The branch on GitHub is newer and contains this copy. There is nothing to restore.',
    }),
  forked: () =>
    no({
      ja: 'GitHubにあるブランチは、この控えと枝分かれしています。だれが書いたものか監査担当者と確かめ、間違ったほうを別の名前で保存してから削除し、もう一度実行してください。何も変えていません。',
      en: 'The branch on GitHub has forked from this copy. Find out with the auditor who wrote it, keep the wrong one under another name, delete it, and run again. Nothing was changed.',
    }),
  pushText: {
    ja: 'GitHubが書込みを受け付けませんでした。ledger/ に書けるデプロイキー（KOHO_LEDGER_DEPLOY_KEY）かトークン（KOHO_LEDGER_TOKEN）を渡してください。',
    en: 'GitHub did not take the push. Give a deploy key (KOHO_LEDGER_DEPLOY_KEY) or token (KOHO_LEDGER_TOKEN) that may write ledger/.',
  },
} as const;
