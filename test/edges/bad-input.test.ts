import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pathOf, post } from '../pipeline/drafts.ts';
import { kotsuFacebook, kotsuX } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import { recordsPath, Spoiled } from './spoil.ts';

/** Whatever comes in bad: publishing stops and says why, and nothing is sent on it. */

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await approve('first', kotsuX, kotsuFacebook);
  await stage.publish(kotsuX);
  await stage.record();
  await approve('waiting', kotsuX);
});
afterAll(() => stage.close());
afterEach(() => stage.clearFaults());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;

async function approve(slug: string, ...accounts: readonly string[]): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug), accounts }) });
  await stage.record();
}

const keyOf = (log: string) => stage.o.organisation.ledgerKeys.get(log) ?? '';
const otherKey = (log: string) => keyOf(log === kotsuX ? 'organisation' : kotsuX);

type Spoil = (branch: Spoiled, log: string) => void;

const spoilt: readonly (readonly [string, string, Spoil])[] = [
  ['unsigned', 'tip-unsigned', (b) => b.change('checkpoint', (t) => `${t.split('\n\n')[0]}\n`)],
  ['signed by another writer', 'tip-foreign-key', (b, log) => b.sign(otherKey(log))],
  [
    'signed, and changed since',
    'tip-signature-wrong',
    (b) => b.change('checkpoint', (t) => t.replace(/\nindex [0-9a-f]{4}/, '\nindex 0000')),
  ],
  ['ahead of its signature', 'log-damaged', (b) => b.change(recordsPath, (t) => t + lastOf(t))],
  [
    'behind its signature',
    'log-damaged',
    (b) => b.change(recordsPath, (t) => t.slice(0, -lastOf(t).length)),
  ],
  [
    'damaged in a record',
    'log-damaged',
    (b) =>
      b.change(recordsPath, (t) => t.replace(/"nonce":"[0-9a-f]{4}(?=[^\n]*\n$)/, '"nonce":"0000')),
  ],
  ['damaged in the tree', 'tip-malformed', (b) => b.change('frontier', (t) => t.slice(0, -1))],
  [
    'damaged in the index',
    'tip-malformed',
    (b) => b.change('index/head', (t) => `0${t.slice(1)}0`),
  ],
  [
    'of a newer version',
    'unknown-version',
    (b, log) => b.changeLast((line) => line.replace('"v":1', '"v":2'), keyOf(log)),
  ],
  [
    'of a kind that nobody knows',
    'unknown-kind',
    (b, log) =>
      b.changeLast((line) => line.replace(/"kind":"[a-z-]+"/, '"kind":"liked"'), keyOf(log)),
  ],
];

function lastOf(text: string): string {
  return `${text.trimEnd().split('\n').at(-1)}\n`;
}

/** Why the job stopped, and what the public sees. */
async function stopped() {
  const code = await stage.publish(kotsuX, { fresh: true }).then(
    ({ failure }) => failure?.code,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
  return { code, timeline: await stage.timeline(kotsuX) };
}

async function withTip(log: string, commit: string) {
  const ref = await stage.logRef(log);
  const tip = await stage.bareGit(['rev-parse', ref]);
  await stage.setRef(ref, commit);
  try {
    return await stopped();
  } finally {
    await stage.setRef(ref, tip);
  }
}

describe.each([kotsuX, 'organisation'])('the log %s', (log) => {
  test.each(spoilt)('%s: %s', async (_, code, spoil) => {
    const branch = await Spoiled.at(stage, await stage.logRef(log));
    spoil(branch, log);
    const before = await stage.timeline(kotsuX);
    expect(await withTip(log, await branch.commit())).toEqual({ code, timeline: before });
  });

  test('behind: set back to before what is on record elsewhere', async () => {
    const ref = await stage.logRef(log);
    const commits = (await stage.bareGit(['rev-list', ref])).split('\n');
    const before = await stage.timeline(kotsuX);
    const end = await withTip(log, commits.at(-1) ?? '');
    expect(end).toEqual({ code: 'log-rolled-back', timeline: before });
  });

  test('forked, by whoever holds its key', async () => {
    // What a clone has seen it never forgets; one that is new goes by what the organisation's log says.
    if (log === 'organisation') await stage.record();
    const branch = await Spoiled.at(stage, await stage.logRef(log));
    const nonce = (line: string) => line.replace(/"nonce":"[0-9a-f]{8}/, '"nonce":"00000000');
    branch.changeLast(nonce, keyOf(log));
    const fork = await branch.commit();
    if (log === kotsuX) {
      const before = await stage.timeline(kotsuX);
      expect(await withTip(log, fork)).toEqual({ code: 'log-rolled-back', timeline: before });
      return;
    }
    const ref = await stage.logRef(log);
    const tip = await stage.bareGit(['rev-parse', ref]);
    await stage.setRef(ref, fork);
    await expect(stage.record()).rejects.toMatchObject({ code: 'tip-not-extending' });
    await stage.setRef(ref, tip);
  });
});

describe('a platform that answers what nobody understands', () => {
  test.each([
    ['x', kotsuX, 'POST /2/tweets'],
    ['facebook', kotsuFacebook, 'POST /:page/feed'],
    ['facebook', kotsuFacebook, 'POST /:post'],
  ])('%s: what it said is kept, and the post is public once', async (platform, account, route) => {
    const slug = `garbled-${platform}-${route.length}`;
    await approve(slug, account);
    await stage.platformFault({ platform, route, kind: 'apply-then-nonsense', times: 1 });
    // A clone that has seen a fork, by another test, would never go back to the true log.
    await stage.publish(account, { fresh: true });
    await stage.publish(account, { stayMs: 40_000 });
    const records = await stage.log(account);
    const reasons = records.flatMap(({ body }) => ('reason' in body ? [body.reason] : []));
    expect(reasons.at(-1)).toMatchObject({
      code: 'answer-unreadable',
      en: expect.stringMatching(/<html><body>Maintenance<\/body><\/html>」 SHA-256 [0-9a-f]{64}$/),
    });
    const shown = await stage.timeline(account);
    expect(shown.filter((text) => text === words(slug))).toHaveLength(1);
    expect(records.at(-1)?.kind).toBe('confirmed');
  });

  test.each([
    ['x', kotsuX, 'GET /2/users/me'],
    ['facebook', kotsuFacebook, 'GET /me'],
  ])('%s: a clock more than a minute off sends nothing', async (platform, account, route) => {
    const slug = `clock-${platform}`;
    await approve(slug, account);
    const options = { offSeconds: -75 };
    await stage.platformFault({ platform, route, kind: 'wrong-date', times: 1, options });
    const before = await stage.timeline(account);
    const { failure } = await stage.publish(account, { fresh: true });
    expect(failure).toMatchObject({ code: 'clock-far-off' });
    expect(await stage.timeline(account)).toEqual(before);
    expect((await stage.publish(account)).failure).toBeUndefined();
    expect(await stage.timeline(account)).toContain(words(slug));
  });
});
