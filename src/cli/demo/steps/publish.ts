import { setTimeout as sleep } from 'node:timers/promises';
import { textFor } from '../example-posts.ts';
import { askJson } from '../http.ts';
import { publishJob, startPublishJob } from '../jobs.ts';
import { mustEnd, type Play, type Step } from '../play.ts';
import type { Stage } from '../stage.ts';
import { summon } from '../summon.ts';
import type { Checked } from './check.ts';

export function publishStep(checked: () => Checked): Step {
  return {
    title: {
      ja: '公開：投稿先ごとに承認を確かめ直して送る。予定の時刻を待ち、2度目の実行は何も送らない',
      en: 'Publication: approval is checked again, the scheduled post waits, a second run sends nothing',
    },
    async play(play) {
      const { stage } = play;
      const { campaign, scheduled, scheduledAt } = checked().posts;
      const alts = [/^ {4}alt: (.+)$/m.exec(String(campaign.content))?.[1] ?? ''];
      await bothAccounts(stage, { facebook: 0, x: 2 });
      play.expect('hokkaido-kotsu-facebook', { text: textFor(campaign), alts });
      play.expect('hokkaido-kotsu-x', { text: textFor(campaign, 'x'), alts });
      play.expect('hokkaido-kotsu-x', {
        text: textFor(scheduled),
        alts: [],
        notBefore: scheduledAt,
      });
      await summon(stage, play.timelines());
      await bothAccounts(stage, { facebook: 0, x: 0 });
      await summon(stage, play.timelines());
    },
  };
}

/** Two jobs at once, as GitHub runs them. `stay`, in minutes, for each. */
async function bothAccounts(
  stage: Stage,
  stay: { readonly facebook: number; readonly x: number },
): Promise<void> {
  const jobs = [
    publishJob(stage, 'hokkaido-kotsu-facebook', stay.facebook),
    publishJob(stage, 'hokkaido-kotsu-x', stay.x),
  ];
  for (const job of await Promise.all(jobs)) mustEnd('publish', job, 0);
}

export function killStep(checked: () => Checked): Step {
  return {
    title: {
      ja: '送信と記録の間で強制終了（SIGKILL）：次の実行が確かめ、2度は送らない',
      en: 'SIGKILL between sending and recording: the next run finds the post and does not send twice',
    },
    async play(play) {
      const { stage, say } = play;
      const account = 'hokkaido-koho-x';
      const { unlucky } = checked().posts;
      const fault = { platform: 'x', route: 'POST /2/tweets', kind: 'apply-then-hang', times: 1 };
      await askJson('POST', `${stage.sandbox.url}/_sandbox/faults`, { body: fault });
      const job = await startPublishJob(stage, account);
      await untilPublic(play, account);
      await job.kill();
      play.expect(account, { text: textFor(unlucky), alts: [] });
      await summon(stage, [
        ...play.timelines(),
        outcome(account, 'intent', 1),
        outcome(account, 'confirmed', 0),
      ]);
      mustEnd('publish after the kill', await publishJob(stage, account, 1), 0);
      say({
        ja: '次の実行が、Xのタイムラインで公開済みを確かめて記録しました。',
        en: 'The next run found the post on the timeline of X and recorded it.',
      });
      const readBack = { kind: 'confirmed', 'body.via': 'readback' };
      await summon(stage, [
        ...play.timelines(),
        outcome(account, 'intent', 1),
        { claim: 'recorded', log: account, where: readBack, times: 1 },
      ]);
    },
  };
}

function outcome(log: string, kind: string, times: number) {
  return { claim: 'recorded', log, where: { kind }, times } as const;
}

/** The platform has applied the request and lets the answer hang: now is the moment to kill. */
async function untilPublic(play: Play, account: string): Promise<void> {
  for (let n = 0; n < 600; n += 1) {
    const timeline = await askJson('GET', play.timeline(account));
    if (JSON.stringify(timeline).includes('"createdAt"')) return;
    await sleep(50);
  }
  throw new Error('the post did not become public');
}
