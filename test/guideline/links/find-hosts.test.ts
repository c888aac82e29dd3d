import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/guideline/links.ts';
import { postWith } from './reports.ts';

const found = (body: string) => linksOf(postWith(body)).map(({ url }) => url.host + url.pathname);

describe('a link in any spelling', () => {
  it.each([
    'https://bit.ly/abc',
    'HTTPS://BIT.LY/abc',
    'bit.ly/abc',
    'ｂｉｔ．ｌｙ／abc',
    'ｈｔｔｐｓ：／／ｂｉｔ．ｌｙ／abc',
    'https://ｂｉｔ．ｌｙ/abc',
    'https：//bit.ly/abc',
    'hxxps://bit.ly/abc',
    'hXXp://bit[.]ly/abc',
    'h**ps://bit.ly/abc',
    'ttps://bit.ly/abc',
    'hxxps[:]//bit[.]ly/abc',
    'bit[.]ly/abc',
    'bit(.)ly/abc',
    'bit（．）ly/abc',
    'bit [.] ly/abc',
    'bit[dot]ly/abc',
    'bit【ドット】ly/abc',
    'bit。ly/abc',
    'bit｡ly/abc',
    'bit dot ly/abc',
    'bitドットly/abc',
    'bit ドット ly/abc',
    '𝐛𝐢𝐭.𝐥𝐲/abc',
    'ⓑⓘⓣ.ⓛⓨ/abc',
    '（https://bit.ly/abc）',
    'https://bit.ly/abc、詳しくは',
    'https://bit.ly/abc。',
    '「bit.ly/abc」',
    '詳細→bit.ly/abc',
    '[詳しく](https://bit.ly/abc)',
  ])('%s', (body) => {
    expect(found(`案内は${body}`)).toEqual(['bit.ly/abc']);
  });

  it.each([
    ['www.example.com をご覧ください', ['www.example.com/']],
    ['example.co.jp、example.tokyo', ['example.co.jp/', 'example.tokyo/']],
    ['example.com:8080/a', ['example.com:8080/a']],
    ['example[.]com に注意', ['example.com/']],
    ['http://[2001:db8::1]/x', ['[2001:db8::1]/x']],
    ['<https://日本語.jp/>', ['xn--wgv71a119e.jp/']],
  ])('%s', (body, hosts) => {
    expect(found(body)).toEqual(hosts);
  });
});

describe('what is no link', () => {
  it.each([
    'info@example.lg.jp、a.b@example.com、info＠example.com',
    'taro(at)example.com、taro[at]example[.]com、taro★example.com',
    'poster.pdf、様式.zip、list.xlsx、app.js/index',
    'Node.js、v2.0、1.2.3、No.5、Vol.3/4',
    '12.5km/h、a.m./p.m.、e.g.、U.S.A.',
    '資料はweb。PDFはこちら。',
    '会場はAホール。Bホールは使えません。',
    'AIドットコム社の講演',
    'ドットプリンター、polka dot pattern',
    '3.11、11.3、令和8.12.1',
    'Mr.Children、St.Luke',
  ])('%s', (body) => {
    expect(found(body)).toEqual([]);
  });
});

it('a link stands where it was written, whatever was folded', () => {
  const [link] = linksOf(postWith('ご案内：ｂｉｔ[.]ｌｙ／abc'));
  expect(link?.place).toEqual({ line: 6, column: 5 });
  expect(link?.isDefanged).toBe(true);
});
