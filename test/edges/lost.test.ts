import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { replacingKey } from '../../src/pipeline/log-key.ts';
import { pause } from '../../src/pipeline/pause.ts';
import { restore } from '../../src/pipeline/restore/restore.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import { pathOf, post } from '../pipeline/drafts.ts';
import { gitIn } from '../pipeline/git-in.ts';
import { kotsuX, operator } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import { koho } from './koho.ts';
import { Spoiled } from './spoil.ts';

/** A branch of the record deleted, a signing key lost: it stops, there is a way back, and nothing goes out twice. */

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  // Both logs have records, whichever test comes first.
  await approve('first');
  await stage.publish(kotsuX);
  await stage.record();
});
afterAll(() => stage.close());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const fresh = { fresh: true };

async function approve(slug: string): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug) }) });
  await stage.record();
}

async function timesPublic(...slugs: readonly string[]): Promise<readonly number[]> {
  const shown = await stage.timeline(kotsuX);
  return slugs.map((slug) => shown.filter((text) => text === words(slug)).length);
}

/** What an administrator works with: a clone that has the record, and a token that may write it. */
async function desk(root: string, log: string): Promise<Settings> {
  const KOHO_LEDGER_TOKEN = stage.o.deployTokens.get(log);
  const environment = { PATH: process.env.PATH, KOHO_LEDGER_TOKEN };
  return { root, token: stage.forge.token(operator), environment };
}

const unpause = () => stage.setRef('refs/heads/koho-pause', null);

async function stop(root: string): Promise<void> {
  const environment = { PATH: process.env.PATH };
  const settings = { root, environment, token: stage.forge.token(operator) };
  await pause(settings, { by: 'nakamura', why: '発信記録のブランチがない' });
}

async function verdict(): Promise<string> {
  const root = await stage.mirror();
  const environment = { PATH: process.env.PATH };
  return (await verify({ root, environment }, { checkpoints: [] })).verdict;
}

describe('a branch of the record is gone', () => {
  test.each([kotsuX, 'organisation'])(
    '%s: stopped, put back, goes on, nothing twice',
    async (log) => {
      const slugs = [`before-${log}`, `after-${log}`] as const;
      await approve(slugs[0]);
      await stage.publish(kotsuX);
      await stage.record();
      await approve(slugs[1]);
      const kept = await stage.mirror();
      const ref = await stage.logRef(log);
      await stage.setRef(ref, null);

      const code = log === 'organisation' ? 'record-gone' : 'log-rolled-back';
      if (log === 'organisation') {
        await expect(stage.publish(kotsuX, fresh)).rejects.toMatchObject({ code });
        await expect(stage.record(fresh)).rejects.toMatchObject({ code });
        await expect(stage.init()).rejects.toMatchObject({ code });
      } else {
        expect((await stage.publish(kotsuX, fresh)).failure).toMatchObject({ code });
        await expect(stage.record(fresh)).rejects.toMatchObject({ code });
      }
      expect(await timesPublic(...slugs)).toEqual([1, 0]);
      const again = () => koho(stage, log, ['ledger', 'restore', log], { root: kept });
      const refused = await again();
      expect([refused.code, refused.out]).toEqual([2, expect.stringContaining('koho pause')]);
      await stop(kept);
      const restored = await again();
      const said = expect.stringContaining(`${ref.slice('refs/heads/'.length)} を戻しました`);
      expect([restored.code, restored.out]).toEqual([0, said]);
      expect(restored.out).not.toContain(`${slugs[0]}.md`);
      expect((await again()).out).toContain('何も変えていません');
      await unpause();

      expect((await stage.publish(kotsuX, fresh)).failure).toBeUndefined();
      expect(await timesPublic(...slugs)).toEqual([1, 1]);
      await stage.record(fresh);
      expect(await verdict()).toBe('intact');
    },
  );

  test('what is too old, forked or changed is not put back', async () => {
    const ref = await stage.logRef(kotsuX);
    const [tip, parent] = (await stage.bareGit(['rev-list', '--max-count=2', ref])).split('\n');
    const settings = await desk(await stage.mirror(), kotsuX);
    await stop(settings.root);
    const back = (commit: string) => restore(settings, { log: kotsuX, commit });
    const no = (says: RegExp) => ({ code: 'not-restored', message: expect.stringMatching(says) });
    await expect(back(parent ?? '')).rejects.toMatchObject(no(/too old/));
    await expect(back('f'.repeat(40))).rejects.toMatchObject(no(/Neither/));
    const main = await stage.bareGit(['rev-parse', 'main']);
    await expect(back(main)).rejects.toMatchObject(no(/not of the log/));
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    const other = ['commit-tree', '-p', parent ?? '', '-m', 'fork', `${tip}^{tree}`];
    await stage.setRef(ref, await stage.bareGit([...who, ...other]));
    await expect(back(tip ?? '')).rejects.toMatchObject(no(/forked/));
    await stage.setRef(ref, tip ?? '');
    const bad = await changed(tip ?? '');
    await stage.setRef('refs/heads/elsewhere', bad);
    await expect(back(bad)).rejects.toMatchObject(no(/damaged/));
    await stage.setRef('refs/heads/elsewhere', null);
    await unpause();
  });
});

describe('a signing key is lost', () => {
  test.each([kotsuX, 'organisation'])(
    '%s: another, approved by pull request, goes on',
    async (log) => {
      await approve(`signed-${log}`);
      await stage.publish(kotsuX);
      await stage.record();
      const root = await stage.mirror();
      const { out } = await koho(stage, 'nobody', ['keygen', log, '--replace'], { root });
      const signerKey = /^PRIVATE\+KEY\+\S+$/m.exec(out)?.[0] ?? '';
      const entry = /^ {4}- log: .*\n(?: {6}.*\n)+/m.exec(out)?.[0] ?? '';
      // The old key is nowhere: not even the record of the change can be signed by it.
      const lost = stage.o.organisation.ledgerKeys.get(log) ?? '';
      keys(log, signerKey);
      await approveKey(log, entry.trimEnd());
      await stage.record(fresh);
      await approve(`replaced-${log}`);
      expect((await stage.publish(kotsuX, fresh)).failure).toBeUndefined();
      expect(await timesPublic(`signed-${log}`, `replaced-${log}`)).toEqual([1, 1]);
      await stage.record(fresh);
      expect(await verdict()).toBe('intact');

      keys(log, lost);
      const asThief = log === kotsuX ? stage.publish(kotsuX, fresh) : stage.record(fresh);
      await expect(asThief).rejects.toMatchObject({ code: 'key-wrong' });
      keys(log, signerKey);
    },
  );

  test.each([kotsuX, 'organisation'])(
    '%s: a key that nobody approved signs nothing',
    async (log) => {
      const settings = await desk(await stage.mirror(), log);
      const { verifierKey, signerKey, replaced } = await replacingKey(settings, log);
      const own = stage.o.organisation.ledgerKeys.get(log) ?? '';
      const text = await onMain('policies/koho.yml');
      await approve(`waiting-${log}`);
      const entry = entryOf({ log, verifierKey, replaced });
      await stage.direct({ 'policies/koho.yml': withEntry(text, log, entry) });
      await stage.record();
      keys(log, signerKey);
      const job = log === kotsuX ? stage.publish(kotsuX, fresh) : stage.record(fresh);
      await expect(job).rejects.toMatchObject({ code: 'key-wrong' });
      keys(log, own);
      await stage.publish(kotsuX, fresh);
      expect(await timesPublic(`waiting-${log}`)).toEqual([0]);
      expect(await verdict()).toBe('intact');

      const ref = await stage.logRef(log);
      const tip = await stage.bareGit(['rev-parse', ref]);
      const branch = await Spoiled.at(stage, tip);
      const fakes = (line: string) => line.replace(/"nonce":"[0-9a-f]{8}/, '"nonce":"00000000');
      if (log === 'organisation') branch.changeLast(fakes, signerKey);
      else branch.sign(signerKey);
      await stage.setRef(ref, await branch.commit());
      expect(await verdict()).toBe('tampered');
      await stage.setRef(ref, tip);
      await stage.direct({ 'policies/koho.yml': text });
      await stage.publish(kotsuX, fresh);
      expect(await timesPublic(`waiting-${log}`)).toEqual([1]);
    },
  );
});

function keys(log: string, signerKey: string): void {
  (stage.o.organisation.ledgerKeys as Map<string, string>).set(log, signerKey);
  stage.o.issued.push(signerKey);
}

async function onMain(path: string): Promise<string> {
  return `${await stage.bareGit(['cat-file', 'blob', `main:${path}`])}\n`;
}

type Entry = Pick<Awaited<ReturnType<typeof replacingKey>>, 'verifierKey' | 'replaced'>;

function entryOf({ log, verifierKey, replaced }: Entry & { readonly log: string }): string {
  const before = replaced.map(
    ({ key, year, size, last }) =>
      `{ key: "${key}", year: "${year}", size: ${size}, last: ${last} }`,
  );
  return `    - { log: ${log}, key: "${verifierKey}", replaced: [${before.join(', ')}] }`;
}

/** The entry of this log exchanged, be it on one line or on several. */
function withEntry(text: string, log: string, entry: string): string {
  const present = new RegExp(`^ {4}- (?:\\{ log: ${log},.*|log: ${log}\\n(?: {6}.*\\n?)*)`, 'm');
  return text.replace(present, () => `${entry}\n`).replaceAll('\n\n    - ', '\n    - ');
}

async function approveKey(log: string, entry: string): Promise<void> {
  const text = withEntry(await onMain('policies/koho.yml'), log, entry);
  await stage.amend(`key-${log}`, { 'policies/koho.yml': text });
}

/** The same tip with one letter of its newest records changed. */
async function changed(tip: string): Promise<string> {
  const git = gitIn(stage.o.bare);
  const tree = (await git(['ls-tree', '-r', tip])).split('\n');
  const line = tree.find((one) => one.endsWith('records/00000000.jsonl')) ?? '';
  const [, , id = ''] = line.split(/[ \t]/);
  const records = await git(['cat-file', 'blob', id]);
  const blob = await git(
    ['hash-object', '-w', '--stdin'],
    Buffer.from(`${records.replace('"attempt":1', '"attempt":2')}\n`),
  );
  const index = { GIT_INDEX_FILE: `${stage.o.work}/index` };
  const own = gitIn(stage.o.bare, index);
  await own(['read-tree', tip]);
  await own(['update-index', '--cacheinfo', `100644,${blob},records/00000000.jsonl`]);
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
  return own([...who, 'commit-tree', '-m', 'changed', await own(['write-tree'])]);
}
