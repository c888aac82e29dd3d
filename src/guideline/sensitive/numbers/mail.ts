import { mailKind } from '../mail-kind.ts';
import type { Judged, NumberKind } from './kind.ts';

const open = '[(\\[<{【〔「『〈《]';
const close = '[)\\]>}】〕」』〉》]';
const sign = '(?:@|at|アットマーク|アット|あっとまーく|あっと)';
const at =
  `(?:@|\\s@\\s|\\s?${open}\\s?${sign}\\s?${close}\\s?|\\s?(?:アットマーク|アット|あっとまーく|あっと)\\s?|` +
  '(?<word>\\sat\\s)|(?<mark>[★☆◎●■□◆◇▲△▼▽※♪#*＊→]))';
const dot = `(?:\\.|\\s\\.\\s|。|・|\\s?${open}\\s?(?:dot|\\.|ドット|どっと)\\s?${close}\\s?|\\s?(?:ドット|どっと)\\s?|\\sdot\\s)`;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** `t a r o @ g m a i l . c o m`: a letter at a time. */
const spaced =
  '(?<letters>(?<![A-Za-z0-9._%+-]\\s?)(?:[A-Za-z0-9._%+-]\\s){3,32})@(?<hostLetters>(?:\\s[A-Za-z0-9.-]){5,40})(?![A-Za-z0-9])';
const unspaced = (letters = '') => letters.replace(/\s/g, '');

/**
 * Mail addresses, also as people hide them from harvesters: ［at］, (アット), ★,
 * `yamada at gmail dot com`. Hosts of free mail and carriers are private; the
 * organisation's, lg.jp and go.jp pass; of the others only a person knows.
 */
export const mail: NumberKind = {
  hint: /@|\bat\b|アット|あっと|[A-Za-z0-9][★☆◎●■□◆◇▲△▼▽※♪#*→][A-Za-z]/i,
  pattern: new RegExp(
    `(?<![A-Za-z0-9._%+-])(?<local>[A-Za-z0-9._%+-]{1,64})${at}(?<host>${label}(?:${dot}${label}){0,5})|${spaced}`,
    'gi',
  ),
  judge({ groups = {} }, { policy, anywhere }) {
    const { word, mark } = groups;
    const local = groups.local ?? unspaced(groups.letters);
    const host = groups.host ?? unspaced(groups.hostLetters);
    const name = host.replace(dots, '.').toLowerCase();
    if (/^[x.]+$/i.test(local + name.replace(/\.[a-z]+$/, ''))) return undefined;
    if (!name.includes('.')) return provider.test(name) && !word && !mark ? privateMail : undefined;
    const kind = mailKind(name, policy);
    if (kind === 'official') return undefined;
    if (kind === 'private') return privateMail;
    // 'Look at example.com', '2026★hokkaido' and C#.NET are no addresses.
    if (word && !/\sdot\s/i.test(host)) return undefined;
    if (mark && !(/[a-z]/i.test(local) && /\.(?:jp|com|net|org|info|biz)$/.test(name)))
      return undefined;
    // 「…@hokkaido-lg.com なら偽メール」: an address that one is warned of.
    return anywhere(warning) ? undefined : otherMail;
  },
};

const warning = /偽(?:の|メール|サイト|物)|詐欺|なりすま|フィッシング|不審な?メール/;

const dots = new RegExp(dot, 'gi');

/** An address that is one wherever it stands. */
export const mailShape = new RegExp(
  `[A-Za-z0-9._%+-]{1,64}(?:@|\\s?${open}\\s?${sign}\\s?${close}\\s?)${label}(?:${dot}${label}){1,5}`,
  'gi',
);

/** Where the ending of the host was left out. */
const provider = /^(?:gmail|yahoo|icloud|outlook|hotmail|docomo|ezweb|softbank|ymobile)$/;

const privateMail: Judged = {
  what: { ja: '個人用のメールアドレス', en: 'a private mail address' },
  sure: true,
};

const otherMail: Judged = {
  what: { ja: '公式でないメールアドレス', en: 'a mail address that is not official' },
  sure: false,
};
