import { describe, expect, it } from 'vitest';
import { linkDeceptive } from '../../../src/guideline/rules/link-deceptive.ts';
import { judged, reports, withHosts } from './reports.ts';

const block = ['HSM-4-7-5 block'];
const warn = ['HSM-4-7-5 warn'];

describe('a link that is not what it seems', () => {
  it.each([
    // Credentials in front of the real host.
    'https://www.pref.hokkaido.lg.jp@evil.example/',
    'https://www.pref.hokkaido.lg.jp%2Fkyufu@evil.example/',
    'https://user:pass@www.pref.hokkaido.lg.jp/',
    // An address in whatever digits.
    'http://203.0.113.5/',
    'http://0xcb.0x00.0x71.0x05/',
    'http://3405803781/',
    'http://0313.0.0161.05/',
    'http://[2001:db8::1]/',
    // Letters of other scripts, signs that pass for a slash.
    '<https://www.pref.hоkkaido.lg.jp/>',
    '<https://аррӏе.com/>',
    '<https://gοogle.com/>',
    'https://xn--80ak6aa92e.com/',
    '<https://www.hökkaido.jp/>',
    'https://www.xn--hkkaido-90a.jp/',
    '<https://www.hokkaıdo.jp/>',
    '<https://lg.jpノlogin.example.com/>',
    // Digits and letters that pass for others.
    'https://www.pref.hokkaid0.lg.jp/',
    'https://hokkaid0.jp/',
    'https://www.h0kka1do.com/',
    'https://pref.hokkaido.Ig.jp/',
    'https://pref.hokkaido.1g.jp/',
    'https://pref.hokkaido.lq.jp/',
    'https://www.mlit.g0.jp/city',
    'https://kanagavva.jp/',
    // The end of an office's name where it is not the end.
    'https://pref.hokkaido.lg.jp.example.com/',
    'https://pref-hokkaido-lg-jp.com/',
    'https://hokkaido-lg.jp/',
    'https://nta-go-jp.com/',
    'https://hokkaido.lgjp.net/',
    'https://www.gov-jp.com/',
    'https://hokkaido.gov.jp/',
    // The own place beside an office's word.
    'https://pref-hokkaido.jp/',
    'https://www.hokkaido-pref.com/',
    'https://prefhokkaido.com/',
    'https://pref.hokkaido.example.net/',
    'https://hokkaido-gov.com/',
    'https://hokkaido.docho.example/',
    'https://pref-hokaido.jp/',
    'https://pref-hokkadio.jp/',
    // Slips of the own name.
    'https://www.pref.hokaido.lg.jp/',
    'https://www.pref.hokkiado.lg.jp/',
    // Another target than the one that is shown.
    '[https://www.pref.hokkaido.lg.jp/kyufu/](https://hokkaido.example.net/)',
    '[www.pref.hokkaido.lg.jp](https://example.net/)',
    '[pref.hokkaido.lg.jp の案内](https://example.net/)',
    // An official address that sends readers elsewhere.
    'https://www.pref.hokkaido.lg.jp/jump?url=https://evil.example/',
    'https://www.mlit.go.jp/link.cgi?to=https%3A%2F%2Fevil.example%2F',
    'https://www.pref.hokkaido.lg.jp/r?next=//evil.example/',
    // Programs.
    'https://example.com/setup.exe',
    'https://example.com/app.apk?x=1',
    'https://example.com/dl?file=poster.pdf.exe',
    'https://example.com/a%2Emsi',
    'https://example.com/wifi.mobileconfig',
    // No pages at all.
    'javascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'file://server/share/list.xlsx',
  ])('%s blocks', (body) => {
    expect(judged(linkDeceptive, body)).toEqual(block);
  });

  it.each([
    'https://aichi-pref.net/',
    'https://tax.ig.jp/',
    'https://hokkaido-kyufu.example.net/login',
    'https://letsgo-go.jp/',
    '<https://www.münchen.de/>',
    'https://xn--wgv71a119e.jp/',
    'https://example.com/forms.zip',
    'https://www.google.com/url?q=https://evil.example/',
    'https://www.pref.hokkaido.lg.jp:8443/',
    'http://example.com/login.php',
    '[北海道公式ホームページ](https://example.net/)',
    '[札幌市役所の窓口](https://example.net/)',
    '[道のホームページ](https://example.net/)',
    '[当課ではなく当庁公式サイト](https://example.net/)',
    // Nobody is sent there: it is shown so that people beware.
    '偽サイト（hxxps://pref-hokkaido[.]jp/）にご注意ください',
    '不審なURL（pref.hokkaido.lg.jp[.]example[.]com）は開かないでください',
  ])('%s is for a person to judge', (body) => {
    expect(judged(linkDeceptive, body)).toEqual(warn);
  });
});

describe('a link that is what it seems', () => {
  it.each([
    'https://www.pref.hokkaido.lg.jp/ss/tkk/index.html',
    'https://www.city.sapporo.jp/ https://www.city.hakodate.hokkaido.jp/docs/1/',
    'https://www.city.tokushima.tokushima.jp/ https://www.pref.tokushima.lg.jp/',
    'https://www.metro.tokyo.lg.jp/ https://www.bousai.metro.tokyo.lg.jp/a',
    'https://www.hokkaido-np.co.jp/ https://www.visit-hokkaido.jp/ https://hokkaido-golf.com/',
    'https://www.jrhokkaido.co.jp/ https://www.hokudai.ac.jp/ https://www.do-bunka.jp/',
    '<https://日本語.jp/> <https://北海道.jp/> <https://ドメイン名例.jp/>',
    'https://www.youtube.com/watch?v=abc https://youtu.be/abc https://forms.gle/abcd',
    'https://twitter.com/intent/tweet?url=https://www.example.com/',
    'https://www.facebook.com/sharer/sharer.php?u=https://www.example.com/',
    'https://www.example.lg.jp/search?ref=https://www.example.com/',
    'https://www.google.com/url?q=https://www.pref.hokkaido.lg.jp/a',
    'https://web.archive.org/web/2026/http://example.com',
    'https://www-pref-hokkaido-lg-jp.translate.goog/a',
    'https://translate.google.com/translate?u=https://www.example.com/',
    'https://www.example.lg.jp/yoshiki.zip https://www.example.lg.jp/list.xlsm',
    '[https://www.example.lg.jp](https://www.example.lg.jp/)',
    '[北海道公式ホームページ](https://www.pref.hokkaido.lg.jp/)',
    '[イベント公式サイト](https://event.example.com/)',
    '[道の駅の公式サイト](https://michinoeki.example.com/)',
    '[茶道のホームページ](https://sado.example.com/)',
    '[道のホームページ](https://www.example.lg.jp/)',
    '[ちらし poster.pdf](https://www.example.lg.jp/poster.pdf)',
    'フィッシング詐欺の見分け方：「pref.hokkaido.lg.jp」と「pref-hokkaido.lg-jp.com」、本物は前者です',
    'JavaScript：入門、データ：統計、data: 2026年',
    'https://www.olta.co.jp/ https://www.tokyo-gov-x.example.com/'.replace('gov-x', 'x'),
    'http://www.example.lg.jp/index.html',
  ])('%s', (body) => {
    expect(judged(linkDeceptive, body)).toEqual([]);
  });
});

describe('honest neighbours', () => {
  it.each([
    [['www.city.oita.oita.jp'], 'https://www.city.ota.tokyo.jp/'],
    [
      ['www.pref.fukushima.lg.jp'],
      'https://www.pref.tokushima.lg.jp/ https://www.pref.hiroshima.lg.jp/',
    ],
    [['www.pref.shiga.lg.jp'], 'https://www.pref.saga.lg.jp/ https://www.pref.chiba.lg.jp/'],
    [['www.city.mihon.lg.jp'], 'https://www.city.mihara.lg.jp/'],
    [['*.example.lg.jp'], 'https://example.com/ https://www.example.com/'],
  ])('the sites of %j and %s', (hosts, body) => {
    expect(judged(linkDeceptive, body, { policy: withHosts(hosts) })).toEqual([]);
  });
});

it('names hosts only: the rest of a URL may hold a token', () => {
  const body =
    'https://x@203.0.113.9/secret-path?token=abc [www.example.lg.jp](https://example.net/secret-path)';
  const said = reports(linkDeceptive, body).map(({ ja }) => ja);
  expect(said).toHaveLength(2);
  expect(said.join()).not.toMatch(/secret-path|token=/);
});
