import { recordJob } from '../jobs.ts';
import { mustEnd, type Step } from '../play.ts';
import { colleagueLogin, headLogin, operatorLogin, type Stage, staffLogin } from '../stage.ts';
import { summon } from '../summon.ts';
import type { Checked } from './check.ts';
import { paths, post } from './posts.ts';

const unowned = 'posts/kotsu/2026/not-approved-by-the-head.md';

export function approveStep(checked: () => Checked): Step {
  return {
    title: {
      ja: '承認：本人と権限のない人の承認は数えず、所属長の承認で公開できるようになる',
      en: 'Approval: the author’s and a non-owner’s do not count, the section head’s does',
    },
    async play({ stage, say }) {
      const { forge } = stage;
      const { pull } = checked();
      await forge.approve(staffLogin, pull, 422);
      await forge.approve(colleagueLogin, pull);
      // GitHub's own rule refuses to merge; koho does not rely on it, as the second pull request shows.
      await forge.squash(staffLogin, pull, 405);
      await mergeWithoutHead(stage);
      await forge.approve(headLogin, pull);
      await forge.squash(staffLogin, pull);
      mustEnd('record', await recordJob(stage), 0);
      say({
        ja: '所属長の承認がない投稿は、管理者がマージしても「公開しない」と理由を記録しました。',
        en: 'A post merged by an administrator without the head’s approval is refused on record.',
      });
      await summon(stage, [
        refused(unowned, 'reviewer-not-code-owner'),
        ...[paths.campaign, paths.scheduled, paths.unlucky].map(approved),
      ]);
    },
  };
}

/** An administrator merges, past the rules, what only a colleague approved. */
async function mergeWithoutHead({ staff, forge }: Stage): Promise<void> {
  const content = post({
    title: '承認のない投稿',
    accounts: 'hokkaido-kotsu-x',
    times: '',
    text: '路面が凍結しています。運転にはくれぐれも気を付けてください。',
  });
  await staff.push('unowned', [{ path: unowned, content }], '急ぎの投稿');
  const pull = await forge.openPull(staffLogin, 'unowned', '急ぎの投稿');
  await forge.approve(colleagueLogin, pull);
  await forge.squash(operatorLogin, pull);
}

export function approved(path: string) {
  const where = { kind: 'approved', 'body.post': path.replace(/\.md$/, '') };
  return { claim: 'recorded', log: 'organisation', where, times: 1 } as const;
}

export function refused(path: string, code: string) {
  const where = {
    kind: 'refused',
    'body.post': path.replace(/\.md$/, ''),
    'body.reasons.code': code,
  };
  return { claim: 'recorded', log: 'organisation', where, times: 1 } as const;
}
