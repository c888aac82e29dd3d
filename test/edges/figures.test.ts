import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pointsOnFacebook, pointsOnX } from './kill-points.ts';

test('docs/reliability.md tells how many kill points there are', () => {
  const text = readFileSync('docs/reliability.md', 'utf8');
  const told = [...text.matchAll(/^\| killed at each step.*? \| (\d+) \|/gm)].map(([, n]) =>
    Number(n),
  );
  expect(told).toEqual([pointsOnX.length, pointsOnFacebook.length]);
});
