import { expect, test } from 'vitest';
import { parentId } from '../../src/publish/parent-id.ts';
import { states } from './parts-and-events.ts';

test('a part is looked for under its parent also while that is being deleted, or is public twice', () => {
  const { confirmed, deleting, deleted, delete_failed: failed, duplicated, planned } = states;
  const known = [confirmed, deleting, deleted, failed, duplicated];
  expect(known.map(parentId)).toEqual(['r2', 'r2', 'r2', 'r2', 'r2']);
  expect([planned, undefined].map(parentId)).toEqual([undefined, undefined]);
});
