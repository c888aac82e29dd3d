import { expect, test } from 'vitest';
import { clauseRows, readPage, rowsOf, sharesRow } from './figures.ts';
import { ownPolicy, ownSets, scoreSet } from './sets.ts';

test('docs/evaluation.md says what the rules do today (npm run evaluate -- --write)', async () => {
  const policy = await ownPolicy();
  const results = new Map<string, Awaited<ReturnType<typeof scoreSet>>>();
  for (const set of ownSets()) results.set(set.name, await scoreSet(set, policy));
  const page = readPage();
  expect(rowsOf(page, 'shares').filter((row) => !row.startsWith('| practice-'))).toEqual(
    [...results].map(([name, scored]) => sharesRow(name, scored)),
  );
  expect(rowsOf(page, 'clauses')).toEqual(clauseRows(results));
});
