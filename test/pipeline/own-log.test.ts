import { beforeEach, expect, test } from 'vitest';
import type { LogView } from '../../src/ledger/log.ts';
import { refuseRolledBack } from '../../src/pipeline/publish/own-log.ts';
import { MemoryBranch } from '../ledger/memory-log.ts';
import { grow, open, organisationWith, tipOf } from './account-log.ts';

/** Somebody restored a backup over an account's branch, or deleted it: nothing may be sent on that ground. */

let branch: MemoryBranch;
let organisation: LogView;
let backup: ReadonlyMap<string, Uint8Array> | undefined;

beforeEach(async () => {
  branch = new MemoryBranch();
  await grow(open('koho-x', branch), 3);
  backup = branch.tip;
  organisation = await organisationWith([tipOf(await grow(open('koho-x', branch), 2))]);
});

const check = async (year = '2026', account = 'koho-x') =>
  refuseRolledBack(organisation, await open(account, branch, year).view(), account);

const rolledBack = { name: 'LedgerError', code: 'log-rolled-back', log: 'koho-x' };

test('a log that stands where it was recorded, or has grown since, goes on', async () => {
  await expect(check()).resolves.toBeUndefined();
  await grow(open('koho-x', branch), 300);
  await expect(check()).resolves.toBeUndefined();
});

test('the first publication of an account that was never recorded', async () => {
  for (const account of ['koho-facebook', 'constructor']) {
    branch = new MemoryBranch();
    await expect(check('2026', account)).resolves.toBeUndefined();
  }
});

test('deleted', async () => {
  branch.replace(undefined);
  await expect(check()).rejects.toMatchObject(rolledBack);
});

test('set back to a backup, also when it has grown again past what was recorded', async () => {
  branch.replace(backup);
  await expect(check()).rejects.toMatchObject(rolledBack);
  await grow(open('koho-x', branch), 2);
  await expect(check(), 'of the same size').rejects.toMatchObject(rolledBack);
  await grow(open('koho-x', branch), 300);
  await expect(check(), 'longer').rejects.toMatchObject(rolledBack);
});

test('only the branch of the year before is left', async () => {
  branch = new MemoryBranch();
  await grow(open('koho-x', branch, '2025'), 300);
  await expect(check('2025')).rejects.toMatchObject(rolledBack);
});

test('a new year goes on where the old one names it, and from no less than was recorded', async () => {
  const old = await open('koho-x', branch).view();
  const previous = { branch: 'ledger/koho-x/2026', size: old.size, root: old.root };
  const next = async (over: object) => {
    branch = new MemoryBranch();
    await grow(open('koho-x', branch, '2027', { ...previous, ...over }));
    return check('2027');
  };
  await expect(next({})).resolves.toBeUndefined();
  await expect(next({ size: old.size - 1 })).rejects.toMatchObject(rolledBack);
  await expect(next({ branch: 'ledger/koho-x/2025' })).rejects.toMatchObject(rolledBack);
  await expect(next({ branch: 'ledger/koho-y/2026' })).rejects.toMatchObject(rolledBack);

  branch = new MemoryBranch();
  await grow(open('koho-x', branch, '2027'));
  await expect(check('2027'), 'begun anew').rejects.toMatchObject(rolledBack);
});
