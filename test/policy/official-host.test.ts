import { expect, it } from 'vitest';
import { isOfficialHost } from '../../src/policy/official-host.ts';

const organisation = { officialHosts: ['www.example.lg.jp', '*.city.example.jp'] };

it.each([
  ['www.example.lg.jp', true],
  ['example.lg.jp', false],
  ['evilwww.example.lg.jp', false],
  ['a.www.example.lg.jp', false],
  ['www.city.example.jp', true],
  ['a.b.city.example.jp', true],
  ['city.example.jp', false],
  ['evilcity.example.jp', false],
  ['www.city.example.jp.evil.example', false],
  ['', false],
])('%s is official: %s', (host, official) => {
  expect(isOfficialHost(organisation, host)).toBe(official);
});
