import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { record } from '../../src/pipeline/record/record.ts';
import { about, countOf, pathOf, post, refusals } from './drafts.ts';
import { head, kohoX, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  await stage.o.sandbox.shiftClock(0);
  await stage.clearFaults();
});

// For an account whose job does not run here, so that nothing but what a test is about waits to be sent.
const text = (what: string) => ({
  text: `${what}では、車間距離を長めに取りましょう。`,
  accounts: [kohoX],
});
const organisation = () => stage.log('organisation');
/** Records what earlier scenarios left to say, tips of other logs included: then only this one's comes. */
const settle = () => stage.record();

describe('what was merged', () => {
  test('is recorded once: a second run finds nothing to say', async () => {
    await settle();
    await stage.submit('one', { [pathOf('one')]: post(text('冬道')) });
    await stage.submit('two', { [pathOf('two')]: post(text('雨の日')) });
    const { records } = await stage.record();
    expect(records.map(({ kind }) => kind)).toEqual(['approved', 'approved', 'examined']);
    const before = await organisation();
    expect((await stage.record()).records).toEqual([]);
    expect(await organisation()).toEqual(before);
  });

  test('by rebase and by merge commit counts as by squash', async () => {
    for (const how of ['rebase', 'merge'] as const) {
      const pull = await stage.open(how, { [pathOf(how)]: post(text(`坂道（${how}）`)) });
      await stage.push(how, { [pathOf(`${how}-2`)]: post(text(`山道（${how}）`)) }, staff);
      await stage.forge.approve(head, pull);
      await stage.merge(pull, how);
    }
    await stage.record();
    const records = await organisation();
    for (const slug of ['rebase', 'rebase-2', 'merge', 'merge-2']) {
      expect(about(records, slug), slug).toEqual(['approved']);
    }
  });

  test('refused, the post counts once it came by an approved pull request', async () => {
    await stage.direct({ [pathOf('late')]: post(text('近道')) });
    await stage.record();
    expect(refusals(await organisation(), 'late')).toEqual(['no-pull-request']);
    await stage.submit('late', { [pathOf('late')]: post(text('近道や坂道')) });
    await stage.record();
    expect(about(await organisation(), 'late')).toEqual(['refused', 'approved']);
  });

  test('and is named like no post is none, and keeps nobody else from the record', async () => {
    await settle();
    const folder = pathOf('beside').replace(/[^/]*$/, '');
    await stage.submit('beside', {
      [`${folder}winter.MD`]: post({ ...text('冬の峠'), accounts: [kotsuX] }),
      [`${folder}summer.txt`]: post({ ...text('夏の峠'), accounts: [kotsuX] }),
      [pathOf('beside')]: post(text('峠')),
    });
    const { records } = await stage.record();
    expect(records.map(({ kind }) => kind)).toEqual(['approved', 'examined']);
    expect(about(records, 'beside')).toEqual(['approved']);
    await stage.publish(kotsuX);
    expect((await stage.timeline(kotsuX)).join()).not.toContain('峠');
  });

  test('deleted before anybody looked is no post any more', async () => {
    const gone = post({ ...text('裏道'), accounts: [kotsuX] });
    await stage.submit('gone', { [pathOf('gone')]: gone });
    await stage.direct({ [pathOf('gone')]: null });
    await stage.record();
    // As it landed it was approved; that it is gone is for the account's job to say.
    expect(about(await organisation(), 'gone')).toEqual(['approved']);
    await stage.publish(kotsuX);
    expect((await stage.log(kotsuX)).map(({ kind }) => kind)).toEqual([
      'genesis',
      'planned',
      'withdrawn',
    ]);
    expect(await stage.timeline(kotsuX)).toEqual([]);
  });

  test('a changed image puts the posts that name it to the question again', async () => {
    const image = await readFile('posts/kotsu/2026/winter-poster.png');
    const media = `media:\n  - {file: poster.png, alt: 雪道の絵, rights: 道が作成, people: none}\n`;
    const folder = 'posts/kotsu/2026';
    await stage.submit('pictured', {
      [pathOf('pictured')]: post({ ...text('雪道'), keys: media }),
      [pathOf('plain')]: post(text('夜道')),
      [`${folder}/poster.png`]: image,
    });
    await stage.record();
    await stage.direct({ [`${folder}/poster.png`]: Buffer.concat([image, Buffer.from('x')]) });
    await stage.record();
    const records = await organisation();
    expect(about(records, 'pictured')).toEqual(['approved', 'refused']);
    expect(refusals(records, 'pictured')).toContain('no-pull-request');
    expect(about(records, 'plain')).toEqual(['approved']);
  });

  test('each post is judged under the policy that was in force when it landed', async () => {
    await settle();
    const before = await organisation();
    const koho = stage.policy.get('policies/koho.yml') ?? '';
    const strict = koho.replace('latest_after_minutes: 360', 'latest_after_minutes: 60');
    await stage.submit('before', { [pathOf('before')]: post(text('峠道')) });
    await stage.amend('strict', { 'policies/koho.yml': strict });
    await stage.submit('after', { [pathOf('after')]: post(text('並木道')) });
    await stage.record();
    const records = (await organisation()).slice(before.length);
    expect(records.map(({ kind }) => kind)).toEqual([
      'approved',
      'policy-adopted',
      'approved',
      'examined',
    ]);
    const adopted = records.find((one) => one.kind === 'policy-adopted');
    const minutes = records.flatMap((one) =>
      one.kind === 'approved' ? [[one.body.policy, minutesOpen(one)]] : [],
    );
    expect(minutes).toEqual([
      [adopted?.body.previous, 360],
      [adopted?.body.policy, 60],
    ]);
  });
});

function minutesOpen({ body }: Extract<AnyRecord, { kind: 'approved' }>): number {
  const [plan] = body.deliveries;
  return (Date.parse(plan?.latestAt ?? '') - Date.parse(plan?.publishAt ?? '')) / 60_000;
}

describe('nothing is recorded on facts that cannot be read', () => {
  test.each([
    ['500', 'GET /repos/*/commits/*/pulls'],
    ['drop', 'GET /repos/*/pulls/*'],
    ['403-rate-limit', 'GET /repos/*/pulls/*/reviews*'],
  ])('%s at %s', async (kind, route) => {
    const slug = `unknown-${kind}`;
    await stage.submit(slug, { [pathOf(slug)]: post(text(`道${kind}`)) });
    await stage.githubFault({ route, kind, times: 50 });
    await expect(stage.record()).rejects.toMatchObject({ code: 'facts-unknown' });
    // What other scenarios left to be recorded may be; this post is not decided.
    expect(about(await organisation(), slug)).toEqual([]);
    await stage.clearFaults();
    await stage.record();
    expect(about(await organisation(), slug)).toEqual(['approved']);
  });

  test.each([
    ['ahead', 10],
    ['behind', -10],
  ])('a clock %s of the forge by ten minutes', async (_, minutes) => {
    const before = await organisation();
    await stage.direct({ [pathOf(`clock-${minutes}`)]: post(text('道')) });
    await stage.o.sandbox.shiftClock(minutes * 60_000);
    await expect(stage.record()).rejects.toMatchObject({ code: 'clock-far-off' });
    await expect(stage.publish(kohoX)).rejects.toMatchObject({ code: 'clock-far-off' });
    expect(await organisation()).toEqual(before);
  });
});

describe('several jobs at once', () => {
  test('record each approval once', async () => {
    await stage.submit('race', { [pathOf('race')]: post(text('競技場')) });
    const jobs = await Promise.all(
      ['organisation', 'organisation'].map((writer) => stage.settings(writer, { fresh: true })),
    );
    await Promise.all(jobs.map((job) => record(job, { init: false })));
    const records = await organisation();
    expect(about(records, 'race')).toEqual(['approved']);
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index));
  });

  test('the loser judges nothing by a policy that the winner has replaced', async () => {
    const job = await stage.settings('organisation', { fresh: true });
    const { openWorkplace } = await import('../../src/pipeline/workplace/workplace.ts');
    const { recordMain } = await import('../../src/pipeline/record/record-main.ts');
    const late = await openWorkplace(job, { signs: 'organisation' });
    const now = await stage.bareGit(['show', 'main:policies/koho.yml']);
    await stage.amend('lock', {
      'policies/koho.yml': now.replace('max_attempts: 3', 'max_attempts: 2'),
    });
    await stage.record();
    expect((await recordMain(late)).records).toEqual([]);
    await stage.submit('later', { [pathOf('later')]: post(text('待避所')) });
    const before = await organisation();
    await expect(recordMain(late)).rejects.toMatchObject({ code: 'facts-unknown' });
    await late.close();
    expect(await organisation()).toEqual(before);
    await stage.record();
    expect(about(await organisation(), 'later')).toEqual(['approved']);
  });
});

describe('the beginning', () => {
  test('is made once', async () => {
    const before = await organisation();
    await expect(stage.init()).rejects.toMatchObject({ code: 'record-exists' });
    expect(await organisation()).toEqual(before);
    expect(countOf(before, 'genesis')).toBe(1);
  });

  test('of a log that was deleted is noticed, by a clone that knew it and by one that did not', async () => {
    const [ref = ''] = (
      await stage.bareGit(['for-each-ref', '--format=%(refname)', 'refs/heads/ledger/organisation'])
    ).split('\n');
    const tip = await stage.bareGit(['rev-parse', ref]);
    await stage.setRef(ref, null);
    try {
      await expect(stage.record()).rejects.toMatchObject({ code: 'tip-not-extending' });
      const fresh = { fresh: true };
      // Before any account has published, it looks like one that has not begun: no less is sent.
      const code = expect.stringMatching(/^(?:record-gone|no-record)$/);
      await expect(stage.record(fresh)).rejects.toMatchObject({ code });
      await expect(stage.publish(kotsuX, fresh)).rejects.toMatchObject({ code });
    } finally {
      await stage.setRef(ref, tip);
    }
  });

  test('main that was rewritten stops the record with the reason', async () => {
    const tip = await stage.bareGit(['rev-parse', 'refs/heads/main']);
    const before = await organisation();
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
    const orphan = ['commit-tree', 'refs/heads/main^{tree}', '-m', 'rewritten'];
    await stage.setRef('refs/heads/main', await stage.bareGit([...identity, ...orphan]));
    try {
      await stage.direct({ [pathOf('rewritten')]: post(text('裏道')) });
      // Which of the two depends on whether the policy in force still is on what is left of main.
      const code = expect.stringMatching(/^(?:not-first-parent|policy-not-in-force)$/);
      await expect(stage.record()).rejects.toMatchObject({ code });
      expect(await organisation()).toEqual(before);
    } finally {
      await stage.setRef('refs/heads/main', tip);
    }
  });
});

test('a record does not begin on a policy with faults, nor on the key of another', async () => {
  const bare = await setStage({ init: false });
  try {
    await expect(bare.record()).rejects.toMatchObject({ code: 'no-record' });
    const departments = bare.policy.get('policies/departments.yml') ?? '';
    await bare.direct({ 'policies/departments.yml': 'departments: 1\n' });
    await expect(bare.init()).rejects.toMatchObject({ code: 'policy-unreadable' });
    await bare.direct({ 'policies/departments.yml': departments });
    const job = await bare.settings('organisation', {
      over: { KOHO_LEDGER_KEY: bare.o.organisation.ledgerKeys.get(kotsuX) },
    });
    await expect(record(job, { init: true })).rejects.toMatchObject({ code: 'key-wrong' });
    expect(await bare.log('organisation')).toEqual([]);
  } finally {
    await bare.close();
  }
});
