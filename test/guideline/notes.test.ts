import { expect, it } from 'vitest';
import { beginPost, Notes } from '../../src/guideline/notes.ts';

it('are kept for one post and gone with the next', () => {
  const notes = new Notes<object, string>();
  const key = {};
  notes.set(key, 'found');
  expect(notes.get(key)).toBe('found');
  beginPost();
  expect(notes.get(key)).toBeUndefined();
  notes.set(key, 'found again');
  expect(notes.get(key)).toBe('found again');
});

it('do not grow without end where no post begins', () => {
  const notes = new Notes<object, number>();
  const keys = Array.from({ length: 10_000 }, () => ({}));
  for (const [index, key] of keys.entries()) notes.set(key, index);
  expect(notes.get(keys.at(-1) ?? {})).toBe(9_999);
  expect(keys.filter((key) => notes.get(key) !== undefined).length).toBeLessThan(5_000);
});
