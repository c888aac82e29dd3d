import { describe, expect, it } from 'vitest';
import { linkShortener } from '../../../src/guideline/rules/link-shortener.ts';
import { judged, policy, reports } from './reports.ts';

const warn = ['HSM-4-6 warn'];

describe('shortened URLs', () => {
  it.each([
    ...['bit.ly', 'tinyurl.com', 'is.gd', 't.co', 'x.gd', 'rb.gy', 'goo.gl', 'lnkd.in', 'me2.do'],
    ...['ur0.jp', 'onl.sc', 'onl.tw', 'onl.bz', 'onl.la', '00m.in', 'ux.nu', 'p.tl', 'urx.space'],
    ...['u0u1.net', 'go.trib.al', 'www.bit.ly', 'abc.page.link', 'CUTT.LY'],
    // Not listed: by name, by shape.
    ...['shrinkthis.io', 'my-url.in', 'tinyurls.co.uk', 'x9.nu', 'a1b.la', 'example.net'],
  ])('%s', (host) => {
    expect(judged(linkShortener, `応募は https://${host}/Xy9Zq へ`)).toEqual(warn);
  });
});

describe('short addresses that shorten nothing', () => {
  it.each([
    '「bit.ly」などで始まるリンクの偽メールに注意',
    '宅配業者を装うSMSは、bit.ly や x.gd などの短縮URLを使います。開かずに削除を。不審です',
    'https://youtu.be/abcDEF12345',
    'https://lin.ee/AbC1234',
    'https://forms.gle/AbCd1234',
    'https://maps.app.goo.gl/AbCd1234',
    'https://goo.gl/maps/AbCd1234',
    'https://amzn.to/3AbCdEf',
    'https://t.me/hokkaido1',
    'https://x.com/Hokkaido1',
    'https://g.page/hotel1',
    'https://nhk.jp/p/abc/ts/AB12CD',
    'https://www.example.lg.jp/a1',
    'https://notbit.ly/abc',
    'https://example.com/event2026',
    'https://example.com/Summer2026',
    'https://www.example.com/Xy9Zq',
    'https://example.com/a/Xy9Zq',
    'https://instagram.com/aB3cD4',
    'https://forms.gle/Xy9ZqAb1',
    'https://curly.jp/menu',
    'https://www.jr.jp/',
  ])('%s', (body) => {
    expect(judged(linkShortener, body)).toEqual([]);
  });

  it('an official short host of its own', () => {
    const own = { ...policy, organisation: { ...policy.organisation, officialHosts: ['hkd.lg'] } };
    expect(judged(linkShortener, 'https://hkd.lg/aB3xY', { policy: own })).toEqual([]);
  });
});

it('says where it leads, once somebody has looked', () => {
  const target = 'https://bit.ly/abc';
  const final = 'https://event.example.com/?token=secret';
  const linkFacts = new Map([[target, { state: 'opens', final } as const]]);
  const [said] = reports(linkShortener, target, { linkFacts });
  expect(said?.ja).toContain('行き先は event.example.com です');
  expect(said?.ja).not.toContain('secret');
});
