import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/guideline/lexicon/lexicon.ts';
import { keptPolicies } from '../../../src/pipeline/kept/kept-policies.ts';
import { loadPolicy } from '../../../src/pipeline/load-policy.ts';
import { directorySource } from '../../../src/pipeline/source/directory-source.ts';
import type { Source } from '../../../src/pipeline/source/source.ts';
import type { Dictionary, Policy } from '../../../src/policy/policy.ts';
import { repositoryRoot } from '../../policy/policy-files.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'koho-kept-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = directorySource(repositoryRoot);

/** The repository's policy, one file of it otherwise. */
function changed(path: string, change: (text: string) => string): Source {
  return {
    list: (below) => source.list(below),
    async read(asked, most) {
      const file = await source.read(asked, most);
      if (asked !== path || !file.found) return file;
      const text = change(new TextDecoder().decode(file.bytes));
      return { found: true, bytes: new TextEncoder().encode(text) };
    },
  };
}

function storeIn(name: string, build: string | undefined = 'build') {
  const place = join(folder, name);
  const store = keptPolicies(place, build);
  if (!store) throw new Error('nothing would be kept');
  const found: (Policy | undefined)[] = [];
  const files = () => readdirSync(place).map((file) => join(place, file));
  const watched: typeof store = {
    find(...asked) {
      const policy = store.find(...asked);
      found.push(policy);
      return policy;
    },
    keep: (...said) => store.keep(...said),
  };
  return { place, files, found, store: watched };
}

async function loaded(from: Source, store?: ReturnType<typeof storeIn>['store']) {
  const policy = await loadPolicy(from, store);
  if (!policy.ok) throw new Error(policy.faults[0]?.message.en);
  return policy.value;
}

/** Everything of a dictionary, what is read only on demand as well. */
function whole({ outline, ...dictionary }: Dictionary) {
  const { table, entries, classes, patterns } = outline;
  const [starts, ends] = [table.starts, table.ends].map((all) => [...all.slice(0, table.count)]);
  return {
    ...dictionary,
    ...{ starts, ends, text: table.text },
    entries: entries.map(({ said, ...one }) => ({ ...one, said: said() })),
    classes: [...classes],
    patterns: [...patterns].map(([name, { said, ...one }]) => ({ name, ...one, said: said() })),
    parts: [dictionary.entries, dictionary.classes, dictionary.patterns],
  };
}

function everything({ dictionaries, ...policy }: Policy) {
  const { index, patterns, acrossPost } = lexiconOf({ dictionaries });
  return {
    ...{ ...policy, dictionaries: [...dictionaries.values()].map(whole) },
    ...{ chains: index.chains, words: index.count, lists: index.lists.map(({ first }) => first) },
    ...{ patterns: [...patterns.keys()], acrossPost: acrossPost.length },
  };
}

test('a policy that was kept is the policy that was read', async () => {
  const { store, found } = storeIn('same');
  const first = await loaded(source, store);
  const second = await loaded(source, store);
  expect(found).toEqual([undefined, second.policy]);
  expect(everything(second.policy)).toEqual(everything(first.policy));
  expect({ ...second, policy: 0 }).toEqual({ ...first, policy: 0 });
});

test('one byte more is another policy', async () => {
  const { store, found, files } = storeIn('changed');
  await loaded(source, store);
  const path = 'policies/dictionaries/tone.yml';
  await loaded(
    changed(path, (text) => `${text}\n`),
    store,
  );
  expect(found).toEqual([undefined, undefined]);
  expect(files()).toHaveLength(2);
});

test('another koho reads it anew', async () => {
  const before = storeIn('build');
  await loaded(source, before.store);
  const after = storeIn('build', 'another');
  await loaded(source, after.store);
  expect(after.found).toEqual([undefined]);
});

describe('nothing is kept', () => {
  test('of a policy with a fault', async () => {
    const { store, place } = storeIn('fault');
    const wrong = changed('policies/koho.yml', (text) => `${text}\nmispelt: 1\n`);
    expect((await loadPolicy(wrong, store)).ok).toBe(false);
    expect(() => readdirSync(place)).toThrow('ENOENT');
  });

  test('of one with a dictionary that is written in its own way', async () => {
    const { store, place } = storeIn('own-way');
    const path = 'policies/dictionaries/tone.yml';
    await loaded(
      changed(path, (text) => text.replace(/^clause: (\S+)/m, "clause: '$1'")),
      store,
    );
    expect(() => readdirSync(place)).toThrow('ENOENT');
  });

  test('where there is no room for it, and the policy is read all the same', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const { store } = storeIn('a-file');
    expect((await loaded(source, store)).policy.dictionaries.size).toBeGreaterThan(10);
  });

  test('by koho run from its sources: they change', () => {
    expect(keptPolicies(join(folder, 'sources'))).toBeUndefined();
  });
});

test.each([
  ['a bit', (bytes: Buffer) => bytes.fill(bytes.readUInt8(70_000) ^ 1, 70_000, 70_001)],
  ['its end', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['everything', () => Buffer.alloc(0)],
])('what lost %s is read anew', async (_, damage) => {
  const { store, found, files } = storeIn('damaged');
  const { policy } = await loaded(source, store);
  for (const file of files()) writeFileSync(file, damage(readFileSync(file)));
  expect(everything((await loaded(source, store)).policy)).toEqual(everything(policy));
  expect(found.at(-1)).toBeUndefined();
});

test('old ones go when there are many', async () => {
  const { store, files } = storeIn('many');
  for (let lines = 1; lines <= 12; lines += 1) {
    await loaded(
      changed('policies/koho.yml', (text) => text + '\n'.repeat(lines)),
      store,
    );
  }
  expect(files()).toHaveLength(8);
});

test('the program keeps it for the next check, which says the same', () => {
  const check = () =>
    spawnSync(
      process.execPath,
      [join(repositoryRoot, 'dist/cli.mjs'), 'check', '--now', '2026-11-20T00:00:00Z'],
      {
        cwd: repositoryRoot,
        env: { PATH: process.env.PATH, HOME: folder, NODE_COMPILE_CACHE: undefined },
        encoding: 'utf8',
      },
    );
  const [first, second] = [check(), check()];
  expect(first.stderr).toBe('');
  expect(second.stdout).toBe(first.stdout);
  expect(readdirSync(join(folder, '.cache/koho/policies'))).toHaveLength(1);
});
