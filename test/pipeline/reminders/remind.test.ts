import { afterAll, beforeAll, expect, test } from 'vitest';
import { koho } from '../../cli/call-koho.ts';
import { pathOf, post } from '../drafts.ts';
import { issues } from '../held.ts';
import { head, staff } from '../people.ts';
import { setStage } from '../set-stage.ts';
import type { Stage } from '../stage.ts';
import { comments, hour, keyless, look, minute, ofWatch } from '../watchdog/watch-job.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 120_000);
afterAll(() => stage?.close());

/** Local time of the example organisation, `ms` from now. */
function localIn(ms: number): string {
  const local = new Date(Date.now() + ms + 9 * hour);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

function near(slug: string, at: string, text = `${slug} のお知らせです。`) {
  return { [pathOf(slug)]: post({ text, keys: `publish_at: ${at}\n` }) };
}

/** What the watchdog does so long from now about one pull request; the tests share a stage. */
async function asked(pull: string, ms: number, dryRun = false): Promise<readonly string[]> {
  const { reminders } = await look(stage, ms, dryRun);
  return reminders.filter(({ where }) => where === `#${pull}`).map(({ did }) => did);
}

test('the head is asked in its pull request, once a stage', { timeout: 120_000 }, async () => {
  const at = localIn(90 * minute);
  const pull = await stage.open('near', near('near', at));
  expect(await asked(pull, -24 * hour)).toEqual([]);
  expect(await asked(pull, -2 * hour)).toEqual(['told']);
  expect(await asked(pull, -2 * hour)).toEqual(['nothing']);
  const [first = ''] = await comments(stage, pull);
  expect(first).toContain(`@${head} さん（所属長）`);
  expect(first).toContain('まだ承認されていません');
  expect(first).toContain('公開しません');
  expect(await asked(pull, 0)).toEqual(['told']);
  // Another commit alone is no reason to call anybody again.
  await stage.push('near', near('near', at, '少し直したお知らせです。'), staff);
  expect(await asked(pull, 0)).toEqual(['updated']);
  expect(await comments(stage, pull)).toHaveLength(2);
});

test('approved: it has to be merged; changed after that: the head is asked anew', {
  timeout: 120_000,
}, async () => {
  const at = localIn(90 * minute);
  const pull = await stage.open('twice', near('twice', at));
  expect(await asked(pull, 0)).toEqual(['told']);
  await stage.forge.approve(head, pull);
  expect(await asked(pull, 0)).toEqual(['told']);
  const merge = (await comments(stage, pull)).at(-1);
  expect(merge).toContain('マージされていません');
  expect(merge).toContain(`@${staff} さん（起案）`);
  expect(merge).not.toContain(`@${head}`);
  await stage.push('twice', near('twice', at, '承認の後で直したお知らせです。'), staff);
  expect(await asked(pull, 0)).toEqual(['told']);
  expect((await comments(stage, pull)).at(-1)).toContain(`@${head}`);
  expect(await comments(stage, pull)).toHaveLength(3);
});

test('its time has passed: it goes out at once, or needs a new time', {
  timeout: 120_000,
}, async () => {
  const pull = await stage.open('past', near('past', localIn(60 * minute)));
  expect(await asked(pull, 61 * minute)).toEqual(['told']);
  expect((await comments(stage, pull)).at(-1)).toContain('直ちに公開されます');
  expect(await asked(pull, 8 * hour)).toEqual(['told']);
  expect((await comments(stage, pull)).at(-1)).toContain('`publish_at` と `latest_at` を改めて');
  expect(await comments(stage, pull)).toHaveLength(2);
});

test('what is still to be mended is the author’s turn; --dry-run tells nobody', {
  timeout: 120_000,
}, async () => {
  const text = '問い合わせは 090-1234-5678 までお願いします。';
  const pull = await stage.open('mend', near('mend', localIn(60 * minute), text));
  expect(await asked(pull, 0, true)).toEqual(['would-tell']);
  const { root, token = '' } = await keyless(stage, ofWatch);
  for (const [lang, words] of [
    ['ja', '--dry-run のため、知らせません'],
    ['en', 'nobody is told'],
  ] as const) {
    const called = await koho(['watch', '--dry-run', '--root', root, '--lang', lang], {
      environment: { GITHUB_TOKEN: token },
    });
    expect(called).toMatchObject({ code: 0, err: '' });
    expect(called.out).toContain(words);
    expect(called.out).toContain(`#${pull} posts/kotsu/2026/mend`);
  }
  expect(await comments(stage, pull)).toEqual([]);
  expect(await asked(pull, 0)).toEqual(['told']);
  const [said = ''] = await comments(stage, pull);
  expect(said).toContain(`@${staff} さん（起案）`);
  expect(said).not.toContain(`@${head}`);
});

test('merged without approval: one issue, closed when a mended post is approved', {
  timeout: 120_000,
}, async () => {
  const ofPost = async () =>
    (await look(stage, 0)).reminders.filter(
      (one) => one.did !== 'failed' && (one.did === 'closed' || one.posts.some(isBare)),
    );
  const isBare = (name: string) => name === 'posts/kotsu/2026/bare';
  await stage.direct(near('bare', localIn(90 * minute)));
  await stage.record();
  expect(await ofPost()).toMatchObject([{ did: 'told' }]);
  expect(await ofPost()).toEqual([]);
  const [issue] = await issues(stage);
  expect(issue?.title).toBe('【未承認】posts/kotsu/2026/bare');
  expect(issue?.body).toContain(`@${head}`);
  expect(issue?.body).not.toContain('のお知らせです');
  await stage.submit('mended', near('bare', localIn(91 * minute)));
  await stage.record();
  expect(await ofPost()).toMatchObject([{ did: 'closed' }]);
});
