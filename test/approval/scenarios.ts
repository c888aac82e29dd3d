import type { RefusalCode } from '../../src/approval/approval.ts';
import type { Subject } from '../../src/approval/facts.ts';
import { codeowners, type Who } from './people.ts';
import { type Files, post, poster, type Stage } from './stage.ts';

/** One row of the table: what people do, and what becomes of it. Played in memory and on the sandbox. */
export interface Scenario {
  readonly name: string;
  /** Default: the post. */
  readonly kind?: Subject['kind'];
  /** Files on main before, besides the usual ones. */
  readonly given?: Files;
  readonly play: (stage: Stage) => Promise<unknown>;
  readonly outcome: { readonly approvedBy: Who } | { readonly refused: readonly RefusalCode[] };
}

export const usualFiles: Files = {
  '.github/CODEOWNERS': codeowners,
  'policies/koho.yml': 'name: 北海道の例\n',
  'policies/departments.yml': 'koho: tanaka-head\n',
  'posts/kanko/2026/old.md': '古い投稿\n',
  'README.md': 'koho\n',
};

const draft: Files = { [post]: '冬の交通安全運動\n', [poster]: 'PNG of a snowy road' };
const branch = 'winter';

/** Staff push the post and open a pull request. */
async function handIn(stage: Stage, files: Files = draft): Promise<number> {
  await stage.push({ branch, by: 'staff', files });
  return stage.open({ branch, by: 'staff' });
}

const approve = (stage: Stage, pull: number, by: Who) =>
  stage.review({ pull, by, says: 'APPROVE' });
const request = (stage: Stage, pull: number, by: Who) =>
  stage.review({ pull, by, says: 'REQUEST_CHANGES' });
const squash = (stage: Stage, pull: number, by: Who = 'staff') =>
  stage.merge({ pull, by, how: 'squash' });

/** Handed in, approved by one person, squashed. */
function approvedBy(who: Who, files?: Files) {
  return async (stage: Stage) => {
    const pull = await handIn(stage, files);
    await approve(stage, pull, who);
    await squash(stage, pull);
  };
}

const waysOfMerging: readonly Scenario[] = [
  {
    name: 'squash: the head approves, staff merges',
    play: approvedBy('head'),
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'merge commit',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.merge({ pull, by: 'staff', how: 'merge' });
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'rebase: post and poster come to main in two commits',
    async play(stage) {
      await stage.push({ branch, by: 'staff', files: { [post]: '本文\n' } });
      await stage.push({ branch, by: 'staff', files: { [poster]: 'PNG' } });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await stage.merge({ pull, by: 'staff', how: 'rebase' });
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'rebase: the post is in an earlier commit, which is not the merge commit',
    async play(stage) {
      await handIn(stage);
      await stage.push({ branch, by: 'staff', files: { 'posts/koho/2026/other.md': '別件\n' } });
      await approve(stage, 1, 'head');
      await stage.merge({ pull: 1, by: 'head', how: 'rebase' });
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'the head merges what she approved',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await squash(stage, pull, 'head');
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'deputy in term',
    play: approvedBy('deputy'),
    outcome: { approvedBy: 'deputy' },
  },
  {
    name: 'a later pull request changes another post only',
    async play(stage) {
      await approvedBy('head')(stage);
      const files = { 'posts/koho/2026/other.md': '別件\n' };
      await stage.push({ branch: 'other', by: 'staff', files });
      await squash(stage, await stage.open({ branch: 'other', by: 'staff' }));
    },
    outcome: { approvedBy: 'head' },
  },
];

const persons: readonly Scenario[] = [
  {
    name: 'self-approval: the forge refuses it, and nobody else approved',
    async play(stage) {
      await stage.push({ branch, by: 'head', files: draft });
      const pull = await stage.open({ branch, by: 'head' });
      await approve(stage, pull, 'head');
      await squash(stage, pull, 'head');
    },
    outcome: { refused: ['no-review'] },
  },
  {
    name: 'the head writes, the deputy approves',
    async play(stage) {
      await stage.push({ branch, by: 'head', files: draft });
      const pull = await stage.open({ branch, by: 'head' });
      await approve(stage, pull, 'deputy');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'deputy' },
  },
  {
    name: 'the head pushes to the pull request of staff and approves it',
    async play(stage) {
      const pull = await handIn(stage);
      await stage.push({ branch, by: 'head', files: { [post]: '所属長が直した本文\n' } });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['reviewer-is-committer'] },
  },
  {
    name: 'staff applies the suggestion of the head: her approval counts',
    async play(stage) {
      const pull = await handIn(stage);
      const files = { [post]: '提案どおりの本文\n' };
      await stage.applySuggestion({ branch, by: 'staff', of: 'head', files });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'the head applies her own suggestion: hers is the commit',
    async play(stage) {
      const pull = await handIn(stage);
      const files = { [post]: '自分で直した本文\n' };
      await stage.applySuggestion({ branch, by: 'head', of: 'head', files });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['reviewer-is-committer'] },
  },
  {
    name: 'the head wrote it under another name, staff only renamed it',
    async play(stage) {
      const pull = await handIn(stage, { [poster]: 'PNG' });
      const written = { 'posts/koho/2026/draft.md': '所属長の本文\n' };
      await stage.push({ branch, by: 'head', files: written });
      const renamed = { 'posts/koho/2026/draft.md': null, [post]: '所属長の本文\n' };
      await stage.push({ branch, by: 'staff', files: renamed });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['reviewer-is-committer'] },
  },
  {
    name: 'the head commits another post in the same pull request: this one she may approve',
    async play(stage) {
      const pull = await handIn(stage);
      await stage.push({ branch, by: 'head', files: { 'posts/koho/2026/other.md': '別件\n' } });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'somebody who owns nothing approves',
    play: approvedBy('writer'),
    outcome: { refused: ['reviewer-not-code-owner', 'reviewer-not-in-office'] },
  },
  {
    name: 'bot approves',
    play: approvedBy('helper'),
    outcome: { refused: ['reviewer-is-bot', 'reviewer-not-code-owner', 'reviewer-not-in-office'] },
  },
  {
    name: 'bot opens the pull request: who wrote it is unknown',
    async play(stage) {
      await stage.push({ branch, by: 'staff', files: draft });
      const pull = await stage.open({ branch, by: 'helper' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['identity-unknown'] },
  },
  {
    name: 'bot commits the text',
    async play(stage) {
      await stage.push({ branch, by: 'staff', files: draft, author: 'helper' });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['identity-unknown'] },
  },
  {
    name: 'head of another department',
    play: approvedBy('otherHead'),
    outcome: { refused: ['reviewer-not-code-owner', 'reviewer-not-in-office'] },
  },
  {
    name: 'head of another department, whom CODEOWNERS names',
    given: { '.github/CODEOWNERS': `${codeowners}/posts/koho/ @mori-kanko\n` },
    play: approvedBy('otherHead'),
    outcome: { refused: ['reviewer-not-in-office'] },
  },
  {
    name: 'head whose term ended yesterday',
    play: approvedBy('formerHead'),
    outcome: { refused: ['reviewer-not-in-office'] },
  },
  {
    name: 'in office, but not in CODEOWNERS',
    given: { '.github/CODEOWNERS': `${codeowners}/posts/koho/ @kato-deputy\n` },
    play: approvedBy('head'),
    outcome: { refused: ['reviewer-not-code-owner'] },
  },
  {
    name: 'owner of the post, but not of its poster',
    given: { '.github/CODEOWNERS': `${codeowners}*.png @kato-deputy\n` },
    play: approvedBy('head'),
    outcome: { refused: ['reviewer-not-code-owner'] },
  },
];

const reviews: readonly Scenario[] = [
  {
    name: 'nobody reviewed',
    async play(stage) {
      await squash(stage, await handIn(stage));
    },
    outcome: { refused: ['no-review'] },
  },
  {
    name: 'a comment is no approval',
    async play(stage) {
      const pull = await handIn(stage);
      await stage.review({ pull, by: 'head', says: 'COMMENT' });
      await squash(stage, pull);
    },
    outcome: { refused: ['no-review'] },
  },
  {
    name: 'a comment after the approval takes nothing back',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.review({ pull, by: 'head', says: 'COMMENT' });
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'approve, then push',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.push({ branch, by: 'staff', files: { [post]: '承認後に変えた本文\n' } });
      await squash(stage, pull);
    },
    outcome: { refused: ['blob-differs'] },
  },
  {
    name: 'approve, then push another poster',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.push({ branch, by: 'staff', files: { [poster]: 'another PNG' } });
      await squash(stage, pull);
    },
    outcome: { refused: ['blob-differs'] },
  },
  {
    name: 'approve, push, approve again',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.push({ branch, by: 'staff', files: { [post]: '直した本文\n' } });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'update-branch after the approval: same bytes on an older commit',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.push({ branch: 'main', by: 'operator', files: { 'README.md': 'newer\n' } });
      await stage.updateBranch({ pull, by: 'staff' });
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'the head herself updates the branch after her approval',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await stage.push({ branch: 'main', by: 'operator', files: { 'README.md': 'newer\n' } });
      await stage.updateBranch({ pull, by: 'head' });
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'force-pushed onto a newer main after the approval, same bytes',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      const files = { 'README.md': 'newer\n' };
      const main = await stage.push({ branch: 'main', by: 'operator', files });
      await stage.push({ branch, by: 'staff', files: draft, parents: [main] });
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'dismissed',
    async play(stage) {
      const pull = await handIn(stage);
      const review = await approve(stage, pull, 'head');
      if (review !== 'refused') await stage.dismiss({ pull, review, by: 'operator' });
      await squash(stage, pull);
    },
    outcome: { refused: ['review-not-approving'] },
  },
  {
    name: 'changes requested after the approval',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await request(stage, pull, 'head');
      await squash(stage, pull, 'operator');
    },
    outcome: { refused: ['changes-requested', 'review-not-approving'] },
  },
  {
    name: 'another owner’s standing request',
    async play(stage) {
      const pull = await handIn(stage);
      await request(stage, pull, 'deputy');
      await approve(stage, pull, 'head');
      await squash(stage, pull, 'operator');
    },
    outcome: { refused: ['changes-requested'] },
  },
  {
    name: 'another owner asked for changes and then approved',
    async play(stage) {
      const pull = await handIn(stage);
      await request(stage, pull, 'deputy');
      await approve(stage, pull, 'deputy');
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'another owner’s request was dismissed',
    async play(stage) {
      const pull = await handIn(stage);
      const review = await request(stage, pull, 'deputy');
      if (review !== 'refused') await stage.dismiss({ pull, review, by: 'operator' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'somebody who owns nothing asks for changes',
    async play(stage) {
      const pull = await handIn(stage);
      await request(stage, pull, 'writer');
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'an owner asks for changes after the merge, before it is published',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await squash(stage, pull);
      await request(stage, pull, 'deputy');
    },
    outcome: { refused: ['changes-requested'] },
  },
  {
    name: 'review after an admin’s merge',
    async play(stage) {
      const pull = await handIn(stage);
      await squash(stage, pull, 'operator');
      await approve(stage, pull, 'head');
    },
    outcome: { refused: ['review-after-merge'] },
  },
  {
    name: 'a request for changes before the merge, taken back only after it',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await request(stage, pull, 'head');
      await squash(stage, pull, 'operator');
      await approve(stage, pull, 'head');
    },
    outcome: { refused: ['review-after-merge'] },
  },
  {
    name: 'approved before the merge and once more after it',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      await squash(stage, pull);
      await approve(stage, pull, 'head');
    },
    outcome: { approvedBy: 'head' },
  },
];

const ways: readonly Scenario[] = [
  {
    name: 'direct push',
    play: (stage) => stage.push({ branch: 'main', by: 'operator', files: draft }),
    outcome: { refused: ['no-pull-request'] },
  },
  {
    name: 'direct push over an approved post',
    async play(stage) {
      await approvedBy('head')(stage);
      await stage.push({ branch: 'main', by: 'operator', files: { [post]: 'あとから変えた\n' } });
    },
    outcome: { refused: ['no-pull-request'] },
  },
  {
    name: 'wrong base: merged into another branch, which is then pushed to main',
    async play(stage) {
      await stage.push({ branch: 'release', by: 'operator', files: { 'README.md': 'release\n' } });
      await stage.push({
        branch,
        by: 'staff',
        files: draft,
        parents: [await stage.tip('release')],
      });
      const pull = await stage.open({ branch, by: 'staff', base: 'release' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
      const parents = [await stage.tip('release')];
      await stage.push({ branch: 'main', by: 'operator', files: {}, parents });
    },
    outcome: { refused: ['not-merged-into-main'] },
  },
  {
    name: 'two pull requests on one commit, both merged with it',
    async play(stage) {
      const pull = await handIn(stage);
      await stage.point({ branch: 'twin', by: 'staff', at: await stage.tip(branch) });
      const twin = await stage.open({ branch: 'twin', by: 'staff' });
      await approve(stage, pull, 'head');
      await approve(stage, twin, 'head');
      await stage.merge({ pull, by: 'staff', how: 'merge' });
    },
    outcome: { refused: ['ambiguous-pull-request'] },
  },
  {
    name: 'two pull requests on one commit, one of them into another branch',
    async play(stage) {
      await stage.push({ branch: 'release', by: 'operator', files: { 'README.md': 'release\n' } });
      const pull = await handIn(stage);
      await stage.point({ branch: 'twin', by: 'staff', at: await stage.tip(branch) });
      const twin = await stage.open({ branch: 'twin', by: 'staff', base: 'release' });
      await approve(stage, pull, 'head');
      await squash(stage, twin);
      await stage.point({ branch: 'main', by: 'operator', at: await stage.tip(branch) });
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'CODEOWNERS changed in the same pull request: the base counts',
    async play(stage) {
      const owners = `${codeowners}/posts/koho/ @hata-writer\n`;
      const pull = await handIn(stage, { ...draft, '.github/CODEOWNERS': owners });
      await approve(stage, pull, 'writer');
      await squash(stage, pull);
    },
    outcome: {
      refused: ['touches-outside-posts', 'reviewer-not-code-owner', 'reviewer-not-in-office'],
    },
  },
  {
    name: 'CODEOWNERS changed and changed back in one rebased pull request',
    async play(stage) {
      const owners = `${codeowners}/posts/koho/ @hata-writer\n`;
      const pull = await handIn(stage, { '.github/CODEOWNERS': owners });
      await stage.push({ branch, by: 'staff', files: draft });
      await stage.push({ branch, by: 'staff', files: { '.github/CODEOWNERS': codeowners } });
      await approve(stage, pull, 'writer');
      await stage.merge({ pull, by: 'operator', how: 'rebase' });
    },
    outcome: {
      refused: ['touches-outside-posts', 'reviewer-not-code-owner', 'reviewer-not-in-office'],
    },
  },
  {
    name: 'files outside posts/ in it',
    play: approvedBy('head', { ...draft, 'README.md': 'changed\n' }),
    outcome: { refused: ['touches-outside-posts'] },
  },
  {
    name: 'rename inside posts/',
    given: { 'posts/koho/2026/winter-draft.md': '下書きの長い本文\n' },
    async play(stage) {
      const renamed = { 'posts/koho/2026/winter-draft.md': null, [post]: '下書きの長い本文\n' };
      await approvedBy('head', { ...renamed, [poster]: 'PNG' })(stage);
    },
    outcome: { approvedBy: 'head' },
  },
  {
    name: 'rename into posts/: the old name lies outside',
    given: { 'drafts/winter.md': '下書きの長い本文\n' },
    play: approvedBy('head', {
      'drafts/winter.md': null,
      [post]: '下書きの長い本文\n',
      [poster]: 'PNG',
    }),
    outcome: { refused: ['touches-outside-posts'] },
  },
  {
    name: 'a merge by hand takes the post back to what the head of an old pull request has',
    async play(stage) {
      await stage.push({ branch: 'first', by: 'staff', files: { ...draft, [post]: '第1版\n' } });
      const first = await stage.open({ branch: 'first', by: 'staff' });
      await approve(stage, first, 'head');
      await squash(stage, first);
      const old = [await stage.tip('main')];
      const note = { 'posts/koho/2026/other.md': '別件\n' };
      await stage.push({ branch: 'note', by: 'staff', files: note, parents: old });
      const second = await stage.open({ branch: 'note', by: 'staff' });
      await approve(stage, second, 'head');
      const newer = await handIn(stage, { [post]: '第2版\n' });
      await approve(stage, newer, 'head');
      await squash(stage, newer);
      const parents = [await stage.tip('main'), await stage.tip('note')];
      const reverted = { ...note, [post]: '第1版\n' };
      await stage.push({ branch: 'main', by: 'operator', files: reverted, parents });
    },
    outcome: { refused: ['not-changed-there'] },
  },
  {
    name: 'a merge by hand changes the post',
    async play(stage) {
      const pull = await handIn(stage);
      await approve(stage, pull, 'head');
      const parents = [await stage.tip('main'), await stage.tip(branch)];
      const files = { ...draft, [post]: 'マージで変えた本文\n' };
      await stage.push({ branch: 'main', by: 'operator', files, parents });
    },
    outcome: { refused: ['blob-differs', 'blob-differs'] },
  },
];

const forgeries: readonly Scenario[] = [
  {
    name: 'forged commit author: staff writes the head’s address, which only stops the head',
    async play(stage) {
      await stage.push({ branch, by: 'staff', files: draft, author: 'head' });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['reviewer-is-committer'] },
  },
  {
    name: 'forged away: the head opens a pull request under staff’s address and cannot approve it',
    async play(stage) {
      await stage.push({ branch, by: 'head', files: draft, author: 'staff', committer: 'staff' });
      const pull = await stage.open({ branch, by: 'head' });
      await approve(stage, pull, 'head');
      await squash(stage, pull, 'head');
    },
    outcome: { refused: ['no-review'] },
  },
  {
    name: 'forged committer: the head’s address as committer only',
    async play(stage) {
      await stage.push({ branch, by: 'staff', files: draft, author: 'staff', committer: 'head' });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['reviewer-is-committer'] },
  },
  {
    name: 'an address that belongs to nobody',
    async play(stage) {
      await stage.push({
        branch,
        by: 'staff',
        files: draft,
        author: 'nobody',
        committer: 'nobody',
      });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['identity-unknown'] },
  },
  {
    name: 'forged as the forge: web-flow as committer without its signature',
    async play(stage) {
      const signers = { author: 'staff', committer: 'web-flow' } as const;
      await stage.push({ branch, by: 'head', files: draft, ...signers });
      const pull = await stage.open({ branch, by: 'staff' });
      await approve(stage, pull, 'head');
      await squash(stage, pull);
    },
    outcome: { refused: ['identity-unknown'] },
  },
];

const owners: readonly Scenario[] = [
  {
    name: 'nobody owns the path',
    given: { '.github/CODEOWNERS': '/policies/ @ito-operator\n' },
    play: approvedBy('head'),
    outcome: { refused: ['no-owner', 'reviewer-not-code-owner'] },
  },
  {
    name: 'there is no CODEOWNERS',
    given: { '.github/CODEOWNERS': null },
    play: approvedBy('head'),
    outcome: { refused: ['no-owner', 'reviewer-not-code-owner'] },
  },
  {
    name: 'a later line without owners takes ownership away',
    given: { '.github/CODEOWNERS': `${codeowners}/posts/koho/2026/\n` },
    play: approvedBy('head'),
    outcome: { refused: ['no-owner', 'reviewer-not-code-owner'] },
  },
  {
    name: 'a team is no person',
    given: { '.github/CODEOWNERS': '* @hokkaido/koho-heads\n' },
    play: approvedBy('head'),
    outcome: { refused: ['no-owner', 'reviewer-not-code-owner'] },
  },
  {
    name: 'an invalid line, which the forge would skip',
    given: { '.github/CODEOWNERS': `${codeowners}!/posts/koho/2026/ @hata-writer\n` },
    play: approvedBy('head'),
    outcome: { refused: ['codeowners-invalid'] },
  },
];

const newRule = { 'policies/koho.yml': 'name: 北海道の例（改）\n' };

const policies: readonly Scenario[] = [
  {
    name: 'policy: an operator approves what staff wrote',
    kind: 'policy',
    play: approvedBy('operator', newRule),
    outcome: { approvedBy: 'operator' },
  },
  {
    name: 'policy with CODEOWNERS: its owners by the base, not by itself',
    kind: 'policy',
    play: approvedBy('writer', {
      ...newRule,
      '.github/CODEOWNERS': '* @hata-writer\n',
    }),
    outcome: { refused: ['reviewer-not-code-owner', 'reviewer-not-in-office'] },
  },
  {
    name: 'policy: a section head is no operator',
    kind: 'policy',
    play: approvedBy('head', newRule),
    outcome: { refused: ['reviewer-not-code-owner', 'reviewer-not-in-office'] },
  },
  {
    name: 'policy: a file is deleted',
    kind: 'policy',
    play: approvedBy('secondOperator', { ...newRule, 'policies/departments.yml': null }),
    outcome: { approvedBy: 'secondOperator' },
  },
  {
    name: 'policy: approved, then one more file',
    kind: 'policy',
    async play(stage) {
      const pull = await handIn(stage, newRule);
      await approve(stage, pull, 'operator');
      await stage.push({ branch, by: 'staff', files: { 'policies/extra.yml': 'x: 1\n' } });
      await squash(stage, pull);
    },
    outcome: { refused: ['blob-differs'] },
  },
  {
    name: 'policy: approved with a file that is taken away again before the merge',
    kind: 'policy',
    async play(stage) {
      const pull = await handIn(stage, { ...newRule, 'policies/guard.yml': 'strict: true\n' });
      await approve(stage, pull, 'operator');
      await stage.push({ branch, by: 'staff', files: { 'policies/guard.yml': null } });
      await squash(stage, pull);
    },
    outcome: { refused: ['blob-differs'] },
  },
  {
    name: 'policy and a post in one pull request: neither is approved',
    kind: 'policy',
    play: approvedBy('operator', { ...newRule, ...draft }),
    outcome: { refused: ['touches-outside-policies'] },
  },
  {
    name: 'policy: direct push',
    kind: 'policy',
    play: (stage) => stage.push({ branch: 'main', by: 'operator', files: newRule }),
    outcome: { refused: ['no-pull-request'] },
  },
];

export const scenarios: readonly Scenario[] = [
  ...waysOfMerging,
  ...persons,
  ...reviews,
  ...ways,
  ...forgeries,
  ...owners,
  ...policies,
];
