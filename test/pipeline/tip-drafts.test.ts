import { beforeEach, expect, test } from 'vitest';
import type { LogView } from '../../src/ledger/log.ts';
import { tipDrafts } from '../../src/pipeline/record/tip-drafts.ts';
import { MemoryBranch } from '../ledger/memory-log.ts';
import { grow, nonce, open, organisationWith, tipOf } from './account-log.ts';

/** The organisation's job puts on record where the accounts' logs stand. */

const accounts = ['koho-x', 'koho-facebook', 'koho-mail'];
let branches: Map<string, MemoryBranch>;

beforeEach(() => {
  branches = new Map(accounts.map((account) => [account, new MemoryBranch()] as const));
});

const account = (name: string) => open(name, branches.get(name) ?? new MemoryBranch());
const propose = (view: LogView) =>
  tipDrafts({ view, accounts, openLog: async (name) => account(name), nonce });

test('nothing was published: nothing to say', async () => {
  expect(await propose(await organisationWith([]))).toEqual([]);
});

test('one record names each log that exists, then only those that moved', async () => {
  const [x, facebook] = [await grow(account('koho-x')), await grow(account('koho-facebook'))];
  expect(await propose(await organisationWith([]))).toMatchObject([
    { kind: 'tips', body: { logs: [tipOf(facebook), tipOf(x)] } },
  ]);

  const told = await organisationWith([tipOf(facebook), tipOf(x)]);
  expect(told.state.tips).toEqual({
    'koho-facebook': { year: '2026', size: 2, last: facebook.tip.last },
    'koho-x': { year: '2026', size: 2, last: x.tip.last },
  });
  expect(await propose(told)).toEqual([]);

  const moved = await grow(account('koho-x'), 3);
  expect(await propose(told)).toMatchObject([{ body: { logs: [tipOf(moved)] } }]);
});

test('the log that moved last stays on record beside those told before', async () => {
  const x = tipOf(await grow(account('koho-x')));
  const log = open('organisation', new MemoryBranch());
  const append = () => log.append((view) => propose(view));
  await append();
  const facebook = tipOf(await grow(account('koho-facebook')));
  const { view } = await append();
  const tips = Object.entries(view.state.tips ?? {}).map(([name, tip]) => ({ log: name, ...tip }));
  expect(tips).toEqual([facebook, x]);
});

test('a log that is gone or was set back: nothing is recorded, and it is named', async () => {
  const old = await grow(account('koho-x'));
  const backup = branches.get('koho-x')?.tip;
  const told = await organisationWith([tipOf(await grow(account('koho-x'), 2))]);
  const rolledBack = { code: 'log-rolled-back', log: 'koho-x' };

  branches.get('koho-x')?.replace(backup);
  expect((await account('koho-x').view()).size).toBe(old.size);
  await expect(propose(told)).rejects.toMatchObject(rolledBack);

  branches.get('koho-x')?.replace(undefined);
  await expect(propose(told)).rejects.toMatchObject(rolledBack);
});
