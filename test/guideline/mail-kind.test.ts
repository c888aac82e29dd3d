import { describe, expect, it } from 'vitest';
import { mailKind } from '../../src/guideline/sensitive/mail-kind.ts';
import { policyFor } from './check-text.ts';

const example = policyFor();
const city = {
  ...example,
  organisation: {
    ...example.organisation,
    officialHosts: ['www.city.example.com', '*.sub.example'],
  },
};

describe('whose mail address it is', () => {
  it.each([
    ['city.example.com', 'official'],
    ['WWW.CITY.EXAMPLE.COM', 'official'],
    ['a.sub.example', 'official'],
    ['sub.example', 'official'],
    ['pref.hokkaido.lg.jp', 'official'],
    ['mlit.go.jp', 'official'],
    ['gmail.com', 'private'],
    ['i.softbank.jp', 'private'],
    ['notgmail.com', 'other'],
    ['example.com', 'other'],
    ['lg.jp.example', 'other'],
  ])('%s: %s', (host, kind) => {
    expect(mailKind(host, city)).toBe(kind);
  });
});
