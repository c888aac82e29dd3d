import { expect, it } from 'vitest';
import type { LinkFact } from '../../../src/guideline/links/link-fact.ts';
import { linkTarget } from '../../../src/guideline/rules/link-target.ts';
import { judged, reports } from './reports.ts';

const official = 'https://www.example.lg.jp/koho/1.html';
const other = 'https://example.com/event';

function seen(target: string, fact: LinkFact): readonly string[] {
  return judged(linkTarget, target, { linkFacts: new Map([[target, fact]]) });
}

it('says nothing where nobody has looked', () => {
  expect(judged(linkTarget, official)).toEqual([]);
});

it.each([official, other])('a page that is not there: %s', (target) => {
  expect(seen(target, { state: 'gone', why: 'no-page' })).toEqual(['HSM-4-4 warn']);
  expect(seen(target, { state: 'gone', why: 'no-site' })).toEqual(['HSM-4-4 warn']);
});

it('the own page may be one that opens later', () => {
  const linkFacts = new Map([[official, { state: 'gone', why: 'no-page' } as const]]);
  expect(reports(linkTarget, official, { linkFacts })[0]?.ja).toContain('公開日時に開くページなら');
});

it.each(['login', 'refused', 'busy', 'timeout', 'private-address', 'not-asked'] as const)(
  'what could not be seen (%s) is no fault',
  (why) => {
    expect(seen(official, { state: 'unseen', why })).toEqual([]);
  },
);

it.each([
  [official, official, []],
  [official, 'https://www.example.lg.jp/moved.html', []],
  [official, 'https://www.mlit.go.jp/', []],
  [official, 'https://example.com/', ['HSM-4-5 warn']],
  [other, 'https://www.example.com/', []],
  [other, 'https://elsewhere.example/', []],
  [other, 'https://203.0.113.7/', ['HSM-4-7-5 warn']],
  [other, 'https://example.net/setup.exe', ['HSM-4-7-5 warn']],
  ['https://bit.ly/abc', 'https://pref-hokkaido.jp/', ['HSM-4-7-5 warn']],
  ['https://bit.ly/abc', 'https://example.com/', []],
])('%s that ends at %s', (target, final, expected) => {
  expect(seen(target, { state: 'opens', final })).toEqual(expected);
});
