import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { pause } from '../../src/pipeline/pause.ts';
import { momentOf, plan } from '../../src/pipeline/plan/plan.ts';
import { publish } from '../../src/pipeline/publish/publish.ts';
import { openRecordOffice } from '../../src/pipeline/workplace/record-office.ts';
import { about, countOf, pathOf, post, refusals } from './drafts.ts';
import { type Meddler, meddler } from './meddler.ts';
import { head, kohoX, kotsuFacebook, kotsuX } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

const kohoFacebook = 'hokkaido-koho-facebook';
let stage: Stage;
let between: Meddler;
beforeAll(async () => {
  stage = await setStage();
  between = await meddler(stage.o.sandbox.url);
});
afterAll(async () => {
  await between.close();
  await stage.close();
});
afterEach(() => stage.clearFaults());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const draft = (slug: string, accounts: readonly string[]) => ({
  [pathOf(slug)]: post({ text: words(slug), accounts }),
});
/** Approved, merged and on record; waits for the accounts' jobs. */
async function ready(slug: string, ...accounts: readonly string[]): Promise<string> {
  const pull = await stage.submit(slug, draft(slug, accounts));
  await stage.record();
  const records = await stage.log('organisation');
  expect([slug, about(records, slug), refusals(records, slug)]).toEqual([slug, ['approved'], []]);
  return pull;
}
async function timesPublic(account: string, slug: string): Promise<number> {
  return (await stage.timeline(account)).filter((text) => text === words(slug)).length;
}
/** Kinds of what the account's log says of this post, in order, but for the plan. */
async function story(account: string, slug: string): Promise<readonly string[]> {
  const records = await stage.log(account);
  const planned = records.findLast(
    (one) => one.kind === 'planned' && `${one.body.post}.md` === pathOf(slug),
  );
  const delivery = planned?.kind === 'planned' ? planned.body.delivery : '';
  return records.flatMap((one) =>
    one.kind !== 'planned' && 'delivery' in one.body && one.body.delivery === delivery
      ? [one.kind === 'blocked' ? one.body.reason.code : one.kind]
      : [],
  );
}
const sent = ['intent', 'confirmed'];
const sentByFacebook = ['intent', 'prepared', 'confirmed'];

describe('the gate, asked again before the first byte', () => {
  test('a pause that comes while the post is prepared keeps it from becoming public', async () => {
    await ready('paused', kotsuFacebook);
    const clone = await stage.clone('operator');
    const token = stage.forge.token('hokkaido-mihon-nakamura');
    const settings = { root: clone, environment: { PATH: process.env.PATH }, token };
    between.before(/^POST .*\/feed/, () => pause(settings, { by: 'nakamura', why: '災害対応' }));
    const over = { KOHO_FACEBOOK_URL: `${between.url}/facebook` };
    await stage.publish(kotsuFacebook, { over });
    try {
      expect(await story(kotsuFacebook, 'paused')).toEqual(['intent', 'prepared', 'paused']);
      expect(await timesPublic(kotsuFacebook, 'paused')).toBe(0);
    } finally {
      await stage.setRef('refs/heads/koho-pause', null);
    }
    await stage.publish(kotsuFacebook, { stayMs: 60_000 });
    expect(await timesPublic(kotsuFacebook, 'paused')).toBe(1);
  });

  test('a post that was edited past everybody is not sent', async () => {
    await ready('edited', kotsuX);
    await stage.direct({ [pathOf('edited')]: post({ text: '差し替えた文章です。' }) });
    await stage.publish(kotsuX);
    expect(await story(kotsuX, 'edited')).toEqual(['content-differs']);
    expect((await stage.timeline(kotsuX)).join()).not.toMatch(/edited|差し替えた/);
    await stage.direct({ [pathOf('edited')]: null });
  });

  test.each(['dismissed', 'requested'])(
    'an approval that was %s after the merge is none',
    async (how) => {
      const pull = await ready(how, kotsuX);
      if (how === 'dismissed') {
        const reviews = await stage.api(head, 'GET', `/pulls/${pull}/reviews`);
        const [{ id }] = reviews as [{ id: number }];
        const body = { message: '取り下げ', event: 'DISMISS' };
        await stage.api(
          'hokkaido-mihon-nakamura',
          'PUT',
          `/pulls/${pull}/reviews/${id}/dismissals`,
          body,
        );
      } else {
        const body = { event: 'REQUEST_CHANGES', body: '直してください' };
        await stage.api(head, 'POST', `/pulls/${pull}/reviews`, body);
      }
      await stage.publish(kotsuX);
      expect(await story(kotsuX, how)).toEqual(['approval-void']);
      expect(await timesPublic(kotsuX, how)).toBe(0);
      await stage.direct({ [pathOf(how)]: null });
    },
  );

  test('an account that was closed meanwhile publishes nothing more', async () => {
    const path = `policies/accounts/${kohoFacebook}.yml`;
    const open = stage.policy.get(path) ?? '';
    const text = words('closed');
    const own = { 'posts/koho/2026/closed.md': post({ text, accounts: [kohoFacebook] }) };
    const pull = await stage.open('closed', own);
    await stage.forge.approve('hokkaido-mihon-sato', pull);
    await stage.merge(pull, 'squash');
    await stage.amend('close', {
      [path]: open.replace('status: approved', 'status: closed\nclosed_on: 2026-11-01'),
    });
    await stage.record();
    await stage.publish(kohoFacebook);
    const kinds = (await stage.log(kohoFacebook)).map(({ kind }) => kind);
    expect(kinds).toEqual(['genesis', 'planned', 'held']);
    expect(await timesPublic(kohoFacebook, 'closed')).toBe(0);
  });

  test('the keys of another account send nothing', async () => {
    await ready('keys', kotsuX);
    const over = stage.o.organisation.accounts.get(kohoX)?.environment ?? {};
    await stage.publish(kotsuX, { over });
    expect(await story(kotsuX, 'keys')).toEqual(['credentials-wrong']);
    expect(await timesPublic(kotsuX, 'keys')).toBe(0);
    expect(await timesPublic(kohoX, 'keys')).toBe(0);
    await stage.publish(kotsuX);
    expect(await timesPublic(kotsuX, 'keys')).toBe(1);
  });

  test('a post has one edition: after one account published it, no other text goes out', async () => {
    await ready('edition', kotsuX, kotsuFacebook);
    await stage.publish(kotsuX);
    expect(await timesPublic(kotsuX, 'edition')).toBe(1);
    const other = post({ text: '改めた文章です。', accounts: [kotsuX, kotsuFacebook] });
    await stage.submit('edition-2', { [pathOf('edition')]: other });
    await stage.record();
    const records = await stage.log('organisation');
    expect(about(records, 'edition')).toEqual(['approved', 'refused']);
    expect(refusals(records, 'edition')).toEqual(['frozen']);
    await stage.publish(kotsuFacebook);
    expect(await story(kotsuFacebook, 'edition')).toEqual(['content-differs']);
    const shown = [...(await stage.timeline(kotsuFacebook)), ...(await stage.timeline(kotsuX))];
    expect(shown.join()).not.toContain('改めた');
    expect(await timesPublic(kotsuFacebook, 'edition')).toBe(0);
    await stage.direct({ [pathOf('edition')]: null });
  });
});

describe('lost and late answers', () => {
  test('X posts and answers 503: the next run finds it and sends nothing', async () => {
    await ready('late', kotsuX);
    const fault = { platform: 'x', route: 'POST /2/tweets', kind: 'apply-then-503', times: 1 };
    await stage.platformFault(fault);
    await stage.publish(kotsuX);
    await stage.publish(kotsuX, { stayMs: 60_000 });
    expect(await story(kotsuX, 'late')).toEqual(['intent', 'ambiguous', 'confirmed']);
    expect(await timesPublic(kotsuX, 'late')).toBe(1);
  });

  test('X asks to come later: so it is done', async () => {
    await ready('many', kotsuX);
    const options = { resetSeconds: 2 };
    await stage.platformFault({
      platform: 'x',
      route: 'POST /2/tweets',
      kind: '429',
      times: 1,
      options,
    });
    const { nextDue } = await stage.publish(kotsuX);
    expect(nextDue).toBeGreaterThan(0);
    expect(await story(kotsuX, 'many')).toEqual(['intent', 'no-effect']);
    await stage.publish(kotsuX, { stayMs: 60_000 });
    expect(await story(kotsuX, 'many')).toEqual(['intent', 'no-effect', ...sent]);
    expect(await timesPublic(kotsuX, 'many')).toBe(1);
  });

  test.each([
    ['create', 'POST /:page/feed'],
    ['flip', 'POST /:post'],
  ])('Facebook loses the answer to the %s: public exactly once', async (slug, route) => {
    await ready(slug, kotsuFacebook);
    await stage.platformFault({ platform: 'facebook', route, kind: 'apply-then-drop', times: 1 });
    await stage.publish(kotsuFacebook);
    // The first back-off takes up to 22.5 s.
    await stage.publish(kotsuFacebook, { stayMs: 60_000 });
    expect(await timesPublic(kotsuFacebook, slug)).toBe(1);
    expect((await story(kotsuFacebook, slug)).at(-1)).toBe('confirmed');
  });
});

describe('the record comes first', () => {
  test('two jobs of one account at once make one post', async () => {
    await ready('race', kotsuX);
    const [one, other] = [
      await stage.settings(kotsuX, { fresh: true }),
      await stage.settings(kotsuX, { fresh: true }),
    ];
    const o = { account: kotsuX, stayMs: 0 };
    await Promise.all([publish(one, o), publish(other, o)]);
    expect(await timesPublic(kotsuX, 'race')).toBe(1);
    expect(await story(kotsuX, 'race')).toEqual(sent);
  });

  test('a job that may not write its log sends nothing', async () => {
    await ready('rights', kotsuX);
    const over = { KOHO_LEDGER_TOKEN: stage.o.deployTokens.get(kotsuFacebook) };
    const report = await stage.publish(kotsuX, { over });
    expect(report.failure?.code).toBe('push-refused');
    expect(await timesPublic(kotsuX, 'rights')).toBe(0);
    await stage.publish(kotsuX);
    expect(await timesPublic(kotsuX, 'rights')).toBe(1);
  });

  test.each([kohoX, 'organisation'])('a tip of %s that nobody signed stops it', async (log) => {
    const slug = `unsigned-${log}`;
    await ready(`${slug}-before`, kohoX);
    await stage.publish(kohoX);
    await ready(slug, kohoX);
    const refs = await stage.bareGit([
      'for-each-ref',
      '--format=%(refname)',
      `refs/heads/ledger/${log}`,
    ]);
    const tip = await stage.bareGit(['rev-parse', refs]);
    const job = { fresh: true };
    await stage.setRef(refs, await unsigned(tip));
    try {
      if (log === 'organisation') {
        await expect(stage.publish(kohoX, job)).rejects.toMatchObject({ code: 'tip-unsigned' });
      } else {
        expect((await stage.publish(kohoX, job)).failure?.code).toBe('tip-unsigned');
      }
      expect(await timesPublic(kohoX, slug)).toBe(0);
    } finally {
      await stage.setRef(refs, tip);
    }
    await stage.publish(kohoX, job);
    expect(await timesPublic(kohoX, slug)).toBe(1);
  });

  test.each(['KOHO_X_APP_KEY', 'KOHO_X_ACCESS_SECRET'])(
    'without %s nothing begins',
    async (name) => {
      const before = await stage.log(kotsuX);
      await expect(stage.publish(kotsuX, { over: { [name]: '' } })).rejects.toMatchObject({
        code: 'missing-setting',
      });
      expect(await stage.log(kotsuX)).toEqual(before);
    },
  );

  test('an account that nobody registered has no job', async () => {
    const job = await stage.settings(kotsuX);
    const asked = publish(job, { account: 'constructor', stayMs: 0 });
    await expect(asked).rejects.toMatchObject({ code: 'unknown-account' });
  });

  test('a run outside GitHub publishes too, under a name of its own', async () => {
    await ready('local', kotsuFacebook);
    const over = { GITHUB_RUN_ID: undefined, GITHUB_RUN_ATTEMPT: undefined };
    await stage.publish(kotsuFacebook, { over });
    expect(await story(kotsuFacebook, 'local')).toEqual(sentByFacebook);
    const last = (await stage.log(kotsuFacebook)).at(-1);
    expect(last?.run).toMatch(/^local:[0-9a-f]{32}$/);
  });
});

test('what waits is in the plan; what is public is not', async () => {
  const at = new Date(Date.now() + 3_600_000 + 9 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
  const keys = `publish_at: ${at}\n`;
  const files = { [pathOf('planned')]: post({ text: words('planned'), keys }) };
  await stage.submit('planned', files);
  await ready('now', kotsuX);
  await stage.publish(kotsuX);
  const office = await openRecordOffice(await stage.settings('plan'), { signs: 'nothing' });
  const accounts = [...office.policy.policy.accounts.keys()].filter((id) => id === kotsuX);
  const { entries } = await plan(office, accounts, momentOf(office));
  await office.close();
  const named = entries.map(({ post: path }) => `${path}.md`);
  expect(named).toContain(pathOf('planned'));
  expect(named).not.toContain(pathOf('now'));
});

test('after all of it the record is intact, and nobody reads a credential in it', async () => {
  const root = await stage.mirror();
  const report = await verify(
    { root, environment: { PATH: process.env.PATH } },
    { checkpoints: [] },
  );
  expect(report.verdict).toBe('intact');
  const everything = await Promise.all(
    ['organisation', kotsuX, kotsuFacebook, kohoX, kohoFacebook].map((log) => stage.log(log)),
  );
  const text = JSON.stringify([report, everything]);
  expect(stage.o.issued.filter((secret) => secret !== '' && text.includes(secret))).toEqual([]);
  for (const log of everything) expect(countOf(log, 'duplicated')).toBe(0);
});

/** The same records with a checkpoint from which the signature was cut. */
async function unsigned(tip: string): Promise<string> {
  const checkpoint = await stage.bareGit(['cat-file', 'blob', `${tip}:checkpoint`]);
  const cut = `${checkpoint.split('\n\n')[0]}\n`;
  const blob = await stage.bareGit(['hash-object', '-w', '--stdin'], Buffer.from(cut));
  const entries = (await stage.bareGit(['ls-tree', tip]))
    .split('\n')
    .map((line) => (line.endsWith('\tcheckpoint') ? `100644 blob ${blob}\tcheckpoint` : line));
  const tree = await stage.bareGit(['mktree'], Buffer.from(`${entries.join('\n')}\n`));
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
  return stage.bareGit([...who, 'commit-tree', '-p', tip, '-m', 'x', tree]);
}
