import { expect, test } from 'vitest';
import { nearestOf } from '../../src/post/nearest.ts';

const keys = ['title', 'accounts', 'publish_at', 'latest_at', 'media'];

test.each([
  ['titel', 'title'],
  ['tilte', 'title'],
  ['titl', 'title'],
  ['acounts', 'accounts'],
  ['publishAt', 'publish_at'],
  ['ｔｉｔｌｅ', 'title'],
  ['meida', 'media'],
  ['author', undefined],
  ['date', undefined],
])('%s is meant for %s', (typed, known) => {
  expect(nearestOf(typed, keys)).toBe(known);
});
