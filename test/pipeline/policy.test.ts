import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { newLedgerKey } from '../../src/pipeline/keygen.ts';
import { about, countOf, pathOf, post, refusals } from './drafts.ts';
import type { Changes } from './git-in.ts';
import { colleague, head, kotsuX, operator, otherOperator, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const organisation = () => stage.log('organisation');
const koho = () => stage.policy.get('policies/koho.yml') ?? '';
const words = (slug: string) => `お知らせ（${slug}）を、道の駅でお配りしています。`;

/** Keys of the attacker for the organisation's log and the account's. */
function otherKeys(): string {
  return koho().replace(/log: ([\w-]+), key: "[^"]+"/g, (_, log: string) => {
    const pair = newLedgerKey(`example.lg.jp/koho/${log}`);
    return `log: ${log}, key: "${pair.verifierKey}"`;
  });
}

const attacks: readonly (readonly [string, () => Changes])[] = [
  ['other keys for the record', () => ({ 'policies/koho.yml': otherKeys() })],
  [
    'no keys for the record',
    () => ({ 'policies/koho.yml': koho().replace(/^ {2}keys:\n( {4}- .*\n)+/m, '  keys: []\n') }),
  ],
  [
    'another origin of the record',
    () => ({ 'policies/koho.yml': koho().replace(/origin: \S+/, 'origin: example.com/x') }),
  ],
  ['a policy that cannot be read', () => ({ 'policies/koho.yml': 'organisation: [\n' })],
  ['one more file', () => ({ 'policies/dictionaries/more.yml': 'words: []\n' })],
];

describe('whatever policy somebody pushed to main past everybody', () => {
  test.each(attacks)(
    '%s: what was approved waits, with the reason on record',
    async (what, change) => {
      const slug = `waits-${attacks.findIndex(([name]) => name === what)}`;
      await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug) }) });
      await stage.record();
      expect(about(await organisation(), slug)).toEqual(['approved']);
      const before = countOf(await organisation(), 'policy-refused');
      const changes = change();
      await stage.direct(changes);
      try {
        await stage.record();
        expect(countOf(await organisation(), 'policy-refused')).toBe(before + 1);
        await stage.publish(kotsuX);
        expect(await stage.timeline(kotsuX)).not.toContain(words(slug));
        expect(await reasonsFor(slug)).toEqual(['policy-not-in-force']);
        expect(await audit()).toBe('intact');
      } finally {
        await restore(changes);
      }
    },
  );

  test('a forge that says yes to everything is neither asked nor given a token', async () => {
    const asked: string[] = [];
    const rogue = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      response.end('[]');
    });
    await new Promise<void>((resolve) => rogue.listen(0, '127.0.0.1', resolve));
    const address = rogue.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const pull = await stage.open('rogue', { [pathOf('rogue')]: post({ text: words('rogue') }) });
    const changes = {
      'policies/koho.yml': koho().replaceAll(stage.o.sandbox.url, `http://127.0.0.1:${port}`),
    };
    await stage.direct(changes);
    try {
      await stage.record();
      await stage.publish(kotsuX);
      await checkAndComment(
        await stage.settings('check'),
        { number: Number(pull), author: staff },
        {},
      );
      expect(asked).toEqual([]);
      expect(await stage.forge.comment(staff, pull)).toContain(words('rogue'));
    } finally {
      await restore(changes);
      rogue.close();
    }
  });

  test('a register for the time of one approval makes nobody a section head', async () => {
    const departments = stage.policy.get('policies/departments.yml') ?? '';
    const id = await stage.forge.idOf(colleague);
    const owners = stage.policy.get('.github/CODEOWNERS') ?? '';
    const changes = {
      'policies/departments.yml': departments.replace(
        /id: 9000000201\n(\s+)login: hokkaido-mihon-ito/,
        `id: ${id}\n$1login: ${colleague}`,
      ),
      '.github/CODEOWNERS': owners.replace('@hokkaido-mihon-ito', `@${colleague}`),
    };
    await stage.direct(changes);
    const pull = await stage.open('friend', {
      [pathOf('friend')]: post({ text: words('friend') }),
    });
    await stage.forge.approve(colleague, pull);
    await stage.merge(pull, 'squash');
    await restore(changes);
    await stage.record();
    expect(refusals(await organisation(), 'friend')).toContain('base-not-in-force');
    await stage.publish(kotsuX);
    expect(await stage.timeline(kotsuX)).not.toContain(words('friend'));
  });

  test('restored, what waited goes out', async () => {
    await stage.submit('restored', { [pathOf('restored')]: post({ text: words('restored') }) });
    await stage.record();
    await stage.direct({ 'policies/koho.yml': 'x: 1\n' });
    await stage.publish(kotsuX);
    expect(await stage.timeline(kotsuX)).not.toContain(words('restored'));
    await restore({ 'policies/koho.yml': '' });
    await stage.publish(kotsuX);
    const shown = await stage.timeline(kotsuX);
    expect(shown.filter((text) => text === words('restored'))).toHaveLength(1);
  });
});

describe('a change of the policy', () => {
  const lax = () => ({
    'policies/guideline.yml': (stage.policy.get('policies/guideline.yml') ?? '').replace(
      'link-shortener: warn',
      'link-shortener: off',
    ),
  });

  test.each([
    ['that only its author wanted', [], 'no-review'],
    ['that a section head approved', [head], 'reviewer-not-code-owner'],
  ])('%s does not take effect', async (_, reviewers, code) => {
    const branch = `lax-${reviewers.length}`;
    const pull = await stage.open(branch, lax(), operator);
    for (const reviewer of reviewers) await stage.forge.approve(reviewer, pull);
    await stage.merge(pull, 'squash');
    try {
      await stage.record();
      const refused = (await organisation()).findLast(({ kind }) => kind === 'policy-refused');
      expect(JSON.stringify(refused)).toContain(`"code":"${code}"`);
      expect(countOf(await organisation(), 'policy-adopted')).toBe(0);
    } finally {
      await restore(lax());
    }
  });

  test('together with a post approves neither', async () => {
    const both = { ...lax(), [pathOf('both')]: post({ text: words('both') }) };
    const pull = await stage.open('both', both, operator);
    await stage.forge.approve(otherOperator, pull);
    await stage.forge.approve(head, pull);
    await stage.merge(pull, 'squash');
    try {
      await stage.record();
      const records = await organisation();
      expect(refusals(records, 'both')).toContain('touches-outside-posts');
      const refused = records.findLast(({ kind }) => kind === 'policy-refused');
      expect(JSON.stringify(refused)).toContain('touches-outside-policies');
    } finally {
      await restore(lax());
    }
  });
});

async function restore(changes: Changes): Promise<void> {
  const before = Object.keys(changes).map((path) => [path, stage.policy.get(path) ?? null]);
  await stage.direct(Object.fromEntries(before));
}

/** Reasons for which the account's log says that this post is not sent. */
async function reasonsFor(slug: string): Promise<readonly string[]> {
  const records = await stage.log(kotsuX);
  const plan = records.find(
    (one) => one.kind === 'planned' && `${one.body.post}.md` === pathOf(slug),
  );
  const delivery = plan?.kind === 'planned' ? plan.body.delivery : '';
  return records.flatMap((one) =>
    one.kind === 'blocked' && one.body.delivery === delivery ? [one.body.reason.code] : [],
  );
}

/** As an auditor sees it: a plain clone, no network, no key. */
async function audit(): Promise<string> {
  const root = await stage.mirror();
  return (await verify({ root, environment: { PATH: process.env.PATH } }, { checkpoints: [] }))
    .verdict;
}
