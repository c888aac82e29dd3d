import { expect, it } from 'vitest';
import { placeOnDemand } from '../../src/post/place-on-demand.ts';

it('looks once, only when asked, and also for a spread', () => {
  let looks = 0;
  const place = placeOnDemand(() => {
    looks += 1;
    return { line: 3, column: 5 };
  });
  expect(looks).toBe(0);
  expect({ path: 'x.md', ...place }).toEqual({ path: 'x.md', line: 3, column: 5 });
  expect([place.line, place.column]).toEqual([3, 5]);
  expect(looks).toBe(1);
});

it('gives places that are all of one shape: V8 keeps each shape, and what its functions see', () => {
  const getterOf = (place: object) => Object.getOwnPropertyDescriptor(place, 'line')?.get;
  const [one, other] = [1, 2].map((line) => placeOnDemand(() => ({ line, column: 1 })));
  expect(getterOf(one ?? {})).toBeTypeOf('function');
  expect(getterOf(one ?? {})).toBe(getterOf(other ?? {}));
  expect([one?.line, other?.line]).toEqual([1, 2]);
});
