import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoFile } from '../example-posts.ts';
import { publishJob, recordJob } from '../jobs.ts';
import { kohoCli } from '../koho-program.ts';
import { mustEnd, type Play, type Step } from '../play.ts';
import { mustRun } from '../processes.ts';
import { headLogin, operatorLogin, otherOperatorLogin, staffLogin } from '../stage.ts';
import { summon } from '../summon.ts';
import { approved, refused } from './approve.ts';
import { post } from './posts.ts';

const account = 'hokkaido-kotsu-x';
const pushed = 'posts/kotsu/2026/pushed-past-everybody.md';

export const directPush: Step = {
  title: {
    ja: 'main に直接入れられた投稿は公開せず、理由を記録する',
    en: 'A post pushed directly to main is refused, with the reason on record',
  },
  async play(play) {
    const { stage } = play;
    const text = 'このお知らせは、だれの承認も受けていません。';
    const file = { path: pushed, content: simple('承認を受けていない投稿', text) };
    await stage.operator.push('main', [file], '直接の変更');
    await recordAndPublish(play);
    await summon(stage, [
      ...play.timelines(),
      { claim: 'on-main', path: pushed, there: true },
      refused(pushed, 'no-pull-request'),
    ]);
  },
};

const waiting = 'posts/kotsu/2026/parking.md';
const waitingText = '除雪の妨げになるため、路上駐車はおやめください。ご協力をお願いします。';
const guideline = 'policies/guideline.yml';

export const unapprovedPolicy: Step = {
  title: {
    ja: '承認のない方針（policies/）が main にある間は、承認済みの投稿も公開しない',
    en: 'While main holds a policy that nobody approved, approved posts are not published either',
  },
  async play(play) {
    const { stage } = play;
    await submit(play, { path: waiting, content: simple('路上駐車の自粛', waitingText) });
    mustEnd('record', await recordJob(stage), 0);
    const lax = { path: guideline, content: await laxGuideline(stage.root) };
    await stage.operator.push('main', [lax], '確認を緩める');
    await recordAndPublish(play);
    const blocked = { kind: 'blocked', 'body.reason.code': 'policy-not-in-force' };
    await summon(stage, [
      ...play.timelines(),
      approved(waiting),
      { claim: 'recorded', log: 'organisation', where: { kind: 'policy-refused' }, times: 1 },
      { claim: 'recorded', log: account, where: blocked, times: 1 },
    ]);
  },
};

export const approvedPolicy: Step = {
  title: {
    ja: '方針を戻し、同じ変更を承認を受けて入れると有効になり、待っていた投稿が公開される',
    en: 'Restored, then changed with approval, the policy takes effect and the waiting post goes out',
  },
  async play(play) {
    const { stage } = play;
    const { root, operator, forge } = stage;
    const before = await readFile(join(root, guideline), 'utf8');
    await operator.push('main', [{ path: guideline, content: before }], '元に戻す');
    const lax = { path: guideline, content: await laxGuideline(root) };
    await operator.push('lax', [lax], '短縮URLの扱いを改める');
    const pull = await forge.openPull(operatorLogin, 'lax', '短縮URLの扱いを改める');
    await forge.approve(otherOperatorLogin, pull);
    await forge.squash(operatorLogin, pull);
    await recordAndPublish(play);
    play.expect(account, { text: waitingText, alts: [] });
    await summon(stage, [
      ...play.timelines(),
      { claim: 'recorded', log: 'organisation', where: { kind: 'policy-adopted' }, times: 1 },
    ]);
  },
};

export const pauseEverything: Step = {
  title: {
    ja: 'koho pause で、次の投稿から止まる',
    en: 'koho pause stops the next post',
  },
  async play(play) {
    const { stage } = play;
    const path = 'posts/kotsu/2026/paused.md';
    const text = '一時停止している間は公開されないお知らせです。';
    await submit(play, { path, content: simple('一時停止の確かめ', text) });
    const args = ['pause', '--why', '災害対応のため', '--by', operatorLogin];
    await mustRun({
      file: process.execPath,
      args: [kohoCli(stage.root), ...args, '--root', stage.operator.directory],
      cwd: stage.work,
      env: { GITHUB_TOKEN: stage.forge.token(operatorLogin) },
    });
    await recordAndPublish(play);
    const blocked = { kind: 'blocked', 'body.reason.code': 'paused' };
    await summon(stage, [
      ...play.timelines(),
      approved(path),
      { claim: 'recorded', log: 'organisation', where: { kind: 'paused' }, times: 1 },
      { claim: 'recorded', log: account, where: blocked, times: 1 },
    ]);
  },
};

/** Staff submit, the head approves, it is merged. */
async function submit({ stage }: Play, file: DemoFile): Promise<void> {
  const { staff, forge } = stage;
  const branch = file.path.replace(/^.*\/|\.md$/g, '');
  await staff.push(branch, [file], 'お知らせ');
  const pull = await forge.openPull(staffLogin, branch, 'お知らせ');
  await forge.approve(headLogin, pull);
  await forge.squash(staffLogin, pull);
}

async function recordAndPublish({ stage }: Play): Promise<void> {
  mustEnd('record', await recordJob(stage), 0);
  mustEnd('publish', await publishJob(stage, account), 0);
}

function simple(title: string, text: string): string {
  return post({ title, accounts: account, times: '', text });
}

async function laxGuideline(root: string): Promise<string> {
  const text = await readFile(join(root, guideline), 'utf8');
  const lax = text.replace(/^( {2}link-shortener: )\w+/m, '$1off');
  if (lax === text) throw new Error('guideline.yml does not weigh link-shortener');
  return lax;
}
