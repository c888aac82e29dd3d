import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { pathOf, post } from '../pipeline/drafts.ts';
import type { Stage } from '../pipeline/stage.ts';
import type { KillPoint } from './kill-points.ts';
import { Koho, koho } from './koho.ts';
import { stepsOf } from './steps.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Posts an hour apart: approved together, each due alone. */
export async function approvePosts(
  stage: Stage,
  account: string,
  o: { readonly from?: number; readonly count: number; readonly parts: number },
): Promise<readonly Due[]> {
  const poster = await readFile('posts/kotsu/2026/winter-poster.png');
  const { from = 0 } = o;
  // The record job runs in this process, by the machine's own clock.
  await stage.o.sandbox.shiftClock(0);
  const dues = Array.from({ length: o.count }, (_, n) => dueAt(from + n, o.parts));
  const files = dues.map(({ slug, at, texts }) => {
    const when = new Date(at + 9 * hour).toISOString().slice(0, 16).replace('T', ' ');
    const keys = `publish_at: ${when}\n${o.parts > 1 ? 'thread: true\n' : ''}${media}`;
    return [pathOf(slug), post({ text: texts.join('\n\n---\n\n'), keys, accounts: [account] })];
  });
  const changes = { 'posts/kotsu/2026/poster.png': poster, ...Object.fromEntries(files) };
  await stage.submit(`killed-from-${from}`, changes);
  const { records } = await stage.record();
  expect(records.filter(({ kind }) => kind === 'approved')).toHaveLength(o.count);
  return dues;
}

export interface Due {
  readonly slug: string;
  readonly at: number;
  readonly texts: readonly string[];
}

const media = `media:
  - {file: poster.png, alt: 反射材を付けて歩く親子のイラスト, rights: 道が作成, people: none}
`;

const began = Math.ceil(Date.now() / hour) * hour;

function dueAt(n: number, parts: number): Due {
  const texts = Array.from(
    { length: parts },
    (_, part) => `${n}番${part}件目：反射材を着けましょう。`,
  );
  return { slug: `killed-${n}`, at: began + (n + 1) * hour, texts };
}

/** How the world stands after a job was killed at a point and others have followed. */
export interface Aftermath {
  readonly public: readonly number[];
  readonly held: readonly string[];
}

/** Kills the job that publishes this post at the point, then lets jobs run until nothing is left to do. */
export async function killAt(
  stage: Stage,
  account: string,
  point: KillPoint,
  due: Due,
): Promise<Aftermath> {
  const words = ['publish', '--account', account];
  const steps = stepsOf(stage);
  await stage.o.sandbox.shiftClock(due.at + minute - Date.now());
  await steps.begin({ request: point.request, nth: point.nth, when: point.when });
  const job = await Koho.start(stage, account, words);
  const stopped = steps.stopped();
  // Where the job ends without having come there, this question is cut off with the sandbox.
  stopped.catch(() => undefined);
  const first = await Promise.race([stopped, job.ended]);
  if (!Array.isArray(first)) throw new Error(`${point.what} was not reached: ${first.out}`);
  await job.kill();
  await steps.end();
  await stage.forge.completeRun(job.run.id, 'cancelled');
  for (let round = 1; round <= 4; round++) {
    const after = await aftermath(stage, account, due);
    if (round > 1 && (after.held.length > 0 || isWhole(await recorded(stage, account, due)))) break;
    await stage.o.sandbox.shiftClock(stage.o.sandbox.clockOffMs + 5 * minute);
    const ended = await koho(stage, account, words);
    expect([point.what, ended.code, ended.out]).toEqual([point.what, 0, expect.anything()]);
  }
  return aftermath(stage, account, due);
}

async function aftermath(stage: Stage, account: string, { texts, slug }: Due): Promise<Aftermath> {
  const shown = await stage.timeline(account);
  const held = (await own(stage, account, slug)).flatMap((one) =>
    one.kind === 'held' ? [one.body.reason.code] : [],
  );
  return { public: texts.map((text) => shown.filter((one) => one === text).length), held };
}

async function recorded(stage: Stage, account: string, { slug, texts }: Due) {
  const confirmed = (await own(stage, account, slug)).filter(({ kind }) => kind === 'confirmed');
  return { confirmed: confirmed.length, parts: texts.length };
}

function isWhole({ confirmed, parts }: { confirmed: number; parts: number }): boolean {
  return confirmed === parts;
}

async function own(stage: Stage, account: string, slug: string) {
  const records = await stage.log(account);
  const planned = records.find(
    (one) => one.kind === 'planned' && `${one.body.post}.md` === pathOf(slug),
  );
  const delivery = planned?.kind === 'planned' ? planned.body.delivery : '';
  return records.filter(({ body }) => 'delivery' in body && body.delivery === delivery);
}
