import { expect, test } from 'vitest';
import { facebookPostId } from '../../src/platforms/facebook/read-named.ts';
import { xPostId } from '../../src/platforms/x/read-named.ts';

test.each([
  ['1234', '1234'],
  ['https://x.com/kotsu_mihon/status/1234', '1234'],
  ['https://twitter.com/i/status/1234?s=20', '1234'],
  ['https://x.com/kotsu_mihon', undefined],
  ['https://x.com.example.org/a/status/1234', undefined],
  ['http://evil.example/https://x.com/a/status/1234', undefined],
  ['1234/../5', undefined],
])('X: %s', (named, id) => {
  expect(xPostId(named)).toBe(id);
});

test.each([
  ['77_1234', '77_1234'],
  ['https://www.facebook.com/77/posts/1234', '77_1234'],
  ['https://www.facebook.com/77_1234', '77_1234'],
  ['https://www.facebook.com/78/posts/1234', undefined],
  ['https://www.facebook.com/koho/posts/pfbid0abc', undefined],
  ['1234', undefined],
])('Facebook: %s', (named, id) => {
  expect(facebookPostId(named, '77')).toBe(id);
});
