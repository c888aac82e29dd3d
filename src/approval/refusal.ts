import type { Message } from '../post/message.ts';
import type { Refusal, RefusalCode } from './approval.ts';

/** A reason not to publish, in words that say who or what, and the way out. */
export function refusal<Code extends RefusalCode>(code: Code, details: Details[Code]): Refusal {
  return { code, message: texts[code](details) };
}

interface Details {
  'facts-unknown': { readonly why: string };
  'no-pull-request': { readonly commit: string };
  'not-merged-into-main': { readonly mainBranch: string; readonly numbers: readonly number[] };
  'ambiguous-pull-request': { readonly commit: string; readonly numbers: readonly number[] };
  'base-not-in-force': { readonly base: string };
  'touches-outside-posts': { readonly number: number; readonly paths: readonly string[] };
  'touches-outside-policies': { readonly number: number; readonly paths: readonly string[] };
  'not-changed-there': { readonly number: number; readonly paths: readonly string[] };
  /** `who`: her review; absent: the pull request's head. */
  'blob-differs': { readonly who?: string; readonly paths: readonly string[] };
  'no-review': { readonly number: number };
  'review-not-approving': { readonly number: number; readonly who: readonly string[] };
  'review-after-merge': { readonly who: string };
  'reviewer-is-author': { readonly who: string };
  'reviewer-is-committer': { readonly who: string; readonly commits: readonly string[] };
  'reviewer-is-bot': { readonly who: string };
  'reviewer-not-code-owner': { readonly who: string; readonly paths: readonly string[] };
  /** `office`: the department's id; absent: operators. `day`: local day of the review. */
  'reviewer-not-in-office': {
    readonly who: string;
    readonly day: string;
    readonly office?: string;
  };
  'changes-requested': { readonly who: string };
  'no-owner': { readonly paths: readonly string[] };
  'codeowners-invalid': { readonly line: number; readonly message: Message };
  'identity-unknown': { readonly of: UnknownIdentity };
}

type UnknownIdentity =
  | { readonly kind: 'author'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string }
  | { readonly kind: 'review'; readonly id: number };

const texts: { readonly [Code in RefusalCode]: (details: Details[Code]) => Message } = {
  'facts-unknown': ({ why }) => ({
    ja: `承認の記録を確かめられませんでした（${why}）。もう一度実行してください。続くときは、システム担当者に知らせてください。`,
    en: `The approval could not be verified (${why}). Run again; if it persists, tell the operator.`,
  }),
  'no-pull-request': ({ commit }) => ({
    ja: `${short(commit)} の変更は、プルリクエストを通らずに入りました。同じ内容でプルリクエストを作り、所属長の承認を受けてください。`,
    en: `${short(commit)} did not come through a pull request. Open one with this content and have it approved.`,
  }),
  'not-merged-into-main': ({ mainBranch, numbers }) => ({
    ja: `${hashes(numbers)} は ${mainBranch} にマージされたプルリクエストではありません。${mainBranch} あてに作り直し、承認を受けてください。`,
    en: `${hashes(numbers)} was not merged into ${mainBranch} of this repository. Open a pull request against ${mainBranch} and have it approved.`,
  }),
  'ambiguous-pull-request': ({ commit, numbers }) => ({
    ja: `${short(commit)} が複数のプルリクエスト（${hashes(numbers)}）に属し、どの承認によるものか決められません。1つのプルリクエストで出し直してください。`,
    en: `${short(commit)} belongs to several pull requests (${hashes(numbers)}), so it is unclear which approval counts. Hand it in again in one.`,
  }),
  'base-not-in-force': ({ base }) => ({
    ja: `マージ前（${short(base)}）の規程（policies/ と CODEOWNERS）は、承認されたものではありません。規程を承認済みのものに戻してから、出し直してください。`,
    en: `The policy (policies/ and CODEOWNERS) before the merge (${short(base)}) was not in force. Restore the approved policy, then hand it in again.`,
  }),
  'touches-outside-posts': ({ number, paths }) => ({
    ja: `#${number} は posts/ の外も変更しています（${list(paths)}）。投稿だけのプルリクエストに分けてください。`,
    en: `#${number} also changes files outside posts/ (${list(paths)}). Put the post into a pull request of its own.`,
  }),
  'touches-outside-policies': ({ number, paths }) => ({
    ja: `#${number} は policies/ と CODEOWNERS の外も変更しています（${list(paths)}）。規程だけのプルリクエストに分けてください。`,
    en: `#${number} also changes files outside policies/ and CODEOWNERS (${list(paths)}). Put the policy into a pull request of its own.`,
  }),
  'not-changed-there': ({ number, paths }) => ({
    ja: `${list(paths)} は、#${number} のコミットではなくマージの際に変わりました。承認者は見ていません。出し直してください。`,
    en: `${list(paths)} changed in the merge itself, not in a commit of #${number}, so no reviewer saw it. Hand it in again.`,
  }),
  'blob-differs': ({ who, paths }) => ({
    ja:
      who === undefined
        ? `${list(paths)} の内容が、プルリクエストの最後の内容と違います。同じ内容でもう一度承認を受けてください。`
        : `${who} さんの承認のあとで ${list(paths)} が変わったため、承認は無効です。もう一度承認を受けてください。`,
    en:
      who === undefined
        ? `${list(paths)} differs from the head of the pull request. Have the present content approved.`
        : `${list(paths)} changed after ${who} approved, so that approval is void. Ask for it again.`,
  }),
  'no-review': ({ number }) => ({
    ja: `#${number} にはまだ承認がありません。所属長または代決者の承認を受けてください。`,
    en: `#${number} has no review. Ask the section head or a deputy to approve it.`,
  }),
  'review-not-approving': ({ number, who }) => ({
    ja: `#${number} には有効な承認がありません（${list(who)} さんの最新の判断は承認ではありません）。所属長または代決者の承認を受けてください。`,
    en: `#${number} has no standing approval (the latest review by ${list(who)} does not approve). Ask the section head or a deputy.`,
  }),
  'review-after-merge': ({ who }) => ({
    ja: `${who} さんの承認は、マージのあとに行われました。同じ内容を新しいプルリクエストで出し、マージの前に承認を受けてください。`,
    en: `${who} approved only after the merge. Hand the content in by a new pull request and have it approved before merging.`,
  }),
  'reviewer-is-author': ({ who }) => ({
    ja: `${who} さんはこのプルリクエストの起案者なので、承認者になれません。別の承認者に依頼してください。`,
    en: `${who} opened this pull request and cannot approve it. Ask another approver.`,
  }),
  'reviewer-is-committer': ({ who, commits }) => ({
    ja: `${who} さんの名前でこの内容のコミット（${list(commits.map(short))}）があるため、承認者になれません。別の承認者に依頼するか、${who} さんのコミットを含まない形で出し直してください。`,
    en: `${who} stands as author or committer of ${list(commits.map(short))} and cannot approve it. Ask another approver, or hand it in without those commits.`,
  }),
  'reviewer-is-bot': ({ who }) => ({
    ja: `${who} は人ではないため、承認者になれません。所属長または代決者の承認を受けてください。`,
    en: `${who} is not a person and cannot approve. Ask the section head or a deputy.`,
  }),
  'reviewer-not-code-owner': ({ who, paths }) => ({
    ja: `${who} さんは ${list(paths)} の承認者として登録されていません（マージ前の CODEOWNERS と所属情報による）。登録された承認者に依頼してください。`,
    en: `${who} is not an owner of ${list(paths)} by CODEOWNERS and the register before the merge. Ask an owner.`,
  }),
  'reviewer-not-in-office': ({ who, day, office }) => ({
    ja: `${who} さんは ${day} の時点で${office === undefined ? 'システム担当者（operators）' : `${office} の所属長・代決者`}ではありません。任期内の人に依頼してください。`,
    en: `${who} was not ${office === undefined ? 'an operator' : `head or deputy of ${office}`} on ${day}. Ask somebody in office.`,
  }),
  'changes-requested': ({ who }) => ({
    ja: `${who} さんが修正を求めたままです。修正して ${who} さんの承認を受けるか、依頼を取り下げてもらってください。`,
    en: `${who} still asks for changes. Mend it and ask for approval, or have the request withdrawn.`,
  }),
  'no-owner': ({ paths }) => ({
    ja: `${list(paths)} の承認者が CODEOWNERS で決まっていません（チームやメールアドレスは個人と見なせません）。CODEOWNERS に個人を書いてください。`,
    en: `CODEOWNERS names no person for ${list(paths)} (teams and e-mail addresses are not persons). Name a person there.`,
  }),
  'codeowners-invalid': ({ line, message }) => ({
    ja: `マージ前の CODEOWNERS ${line}行目に誤りがあり、承認者を決められません。${message.ja}`,
    en: `CODEOWNERS before the merge is invalid at line ${line}, so no owner can be named. ${message.en}`,
  }),
  'identity-unknown': ({ of }) => unknownIdentity(of),
};

function unknownIdentity(of: UnknownIdentity): Message {
  switch (of.kind) {
    case 'author':
      return {
        ja: `#${of.number} を起案した人が分かりません（ボット、または削除されたアカウント）。本人の名前でプルリクエストを作り直してください。`,
        en: `Who opened #${of.number} is unknown (a bot, or a deleted account). Open it again in a person's own name.`,
      };
    case 'commit':
      return {
        ja: `コミット ${short(of.sha)} を作った人が分かりません。GitHubに登録したメールアドレスでコミットし直すか、GitHubの画面で編集してください。`,
        en: `Who made commit ${short(of.sha)} is unknown. Commit with an e-mail address known to the forge, or edit on its pages.`,
      };
    case 'review':
      return {
        ja: `修正の依頼（レビュー ${of.id}）を出した人が分かりません。管理者に取り下げてもらうか、出し直してください。`,
        en: `Who asked for changes in review ${of.id} is unknown. Have it dismissed, or hand the content in again.`,
      };
  }
}

function short(commit: string): string {
  return commit.slice(0, 10);
}

function hashes(numbers: readonly number[]): string {
  return numbers.map((number) => `#${number}`).join(', ');
}

const shown = 3;

function list(items: readonly string[]): string {
  const rest = items.length - shown;
  return items.slice(0, shown).join(', ') + (rest > 0 ? ` … +${rest}` : '');
}
