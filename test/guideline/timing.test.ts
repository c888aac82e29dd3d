import { describe, expect, it } from 'vitest';
import { AccountSlots } from '../../src/guideline/timing/account-slots.ts';
import type { Account, Organisation, Policy, PublishingWindow } from '../../src/policy/policy.ts';
import type { AccountId, DepartmentId, Instant, PostId } from '../../src/post/post.ts';
import { check, type Situation } from './check-text.ts';

const x = 'hokkaido-koho-x' as AccountId;
const at = (text: string) => Date.parse(`${text}+09:00`) as Instant;
const nobody = { accounts: [], departments: [] };
const mourning: PublishingWindow = {
  id: 'mourning',
  effect: 'hold',
  exempt: nobody,
  from: at('2026-12-01T00:00'),
  to: at('2026-12-03T00:00'),
  reason: { ja: '服喪', en: 'Mourning' },
};
const night = { from: 22 * 60, to: 7 * 60, exempt: nobody };

const organisation =
  (over: Partial<Organisation>) =>
  (policy: Policy): Policy => ({ ...policy, organisation: { ...policy.organisation, ...over } });
const account =
  (over: Partial<Account>) =>
  (policy: Policy): Policy => ({
    ...policy,
    accounts: new Map(
      [...policy.accounts].map(([id, one]) => [id, id === x ? { ...one, ...over } : one]),
    ),
  });

/** What the three rules say of a post with these settings. */
function said(settings: string, situation: Situation, body = '本文です。'): readonly string[] {
  const text = `---\ntitle: 見本\naccounts: [${x}]\n${settings}---\n${body}\n`;
  return check(text, situation)
    .filter(({ rule }) => ['blackout', 'spacing', 'budget'].includes(rule))
    .map(({ rule, severity, line, message }) => `${rule} ${severity} ${line} ${message.ja}`);
}
const due = (time: string, latest = '') =>
  `publish_at: ${time}\n${latest === '' ? '' : `latest_at: ${latest}\n`}`;

describe('blackouts and quiet hours', () => {
  const closed = { policy: organisation({ windows: [mourning] }) };

  it('a post due in one that holds is to be moved: which, and until when', () => {
    expect(said(due('2026-12-02 10:00'), closed)).toEqual([
      expect.stringMatching(
        /^blackout block 4 「北海道広報（見本）」では、公開を控える期間「服喪」（mourning、2026年12月1日（火）0:00〜2026年12月3日（木）0:00）のため期限までに公開できず、保留になります。日時を改めてください/,
      ),
    ]);
    expect(said(due('2026-12-03 00:00'), closed)).toEqual([]);
  });

  it('one that waits is a warning while its end is in time, and blocks where it is not', () => {
    const windows = [{ ...mourning, effect: 'wait' as const }];
    const waits = { policy: organisation({ windows }) };
    expect(said(due('2026-12-02 23:00', '2026-12-03 09:00'), waits)).toEqual([
      expect.stringMatching(/^blackout warn 4 .*12月3日（木）0:00まで待ってから公開します/),
    ]);
    expect(said(due('2026-12-02 10:00', '2026-12-02 23:59'), waits)).toEqual([
      expect.stringMatching(/^blackout block /),
    ]);
  });

  it.each([
    ['its department', { accounts: [], departments: ['koho' as DepartmentId] }],
    ['its account', { accounts: [x], departments: [] }],
  ])('passes by %s where the policy says so', (_, exempt) => {
    const windows = [{ ...mourning, exempt }];
    expect(said(due('2026-12-02 10:00'), { policy: organisation({ windows }) })).toEqual([]);
  });

  it('concerns only the accounts that it names', () => {
    const windows = [{ ...mourning, accounts: ['hokkaido-kotsu-x' as AccountId] }];
    expect(said(due('2026-12-02 10:00'), { policy: organisation({ windows }) })).toEqual([]);
  });

  it('quiet hours: waits for the morning where that is in time', () => {
    const quiet = { policy: organisation({ windows: [], quietHours: night }) };
    expect(said(due('2026-12-02 23:00', '2026-12-03 12:00'), quiet)).toEqual([
      expect.stringMatching(
        /^blackout warn 4 .*（22:00〜7:00）のため、12月3日（木）7:00まで待って/,
      ),
    ]);
    expect(said(due('2026-12-02 23:00', '2026-12-03 06:00'), quiet)).toHaveLength(1);
    expect(said(due('2026-12-02 21:59'), quiet)).toEqual([]);
  });

  it('a post without a time of its own is only warned: nobody knows when it is merged', () => {
    const now = '2026-12-02T10:00:00+09:00';
    expect(said('', { ...closed, now })).toEqual([expect.stringMatching(/^blackout warn 2 /)]);
  });

  it('an embargo is its time', () => {
    expect(said('embargo_until: 2026-12-02 10:00\n', closed)).toEqual([
      expect.stringMatching(/^blackout block 4 /),
    ]);
  });
});

describe('spacing and budget', () => {
  const slots = new AccountSlots();
  const other = 'posts/koho/2026/other' as PostId;
  slots.add(x, other, [{ at: at('2026-12-02T10:00'), posts: 2, micros: 400_000 }]);
  // A post is not in its own way.
  const own = 'posts/koho/2026/case' as PostId;
  slots.add(x, own, [{ at: at('2026-12-02T10:20'), posts: 9, micros: 9_000_000 }]);
  const history = { published: new Map(), slots };

  it('another post within the spacing: how long it would wait', () => {
    const close = { history, policy: account({ spacingMinutes: 30, budget: {} }) };
    expect(said(due('2026-12-02 10:20'), close)).toEqual([
      expect.stringMatching(
        /^spacing warn 4 ほかの投稿と近すぎます。.*（30分）のため、12月2日（水）10:30まで/,
      ),
    ]);
    expect(said(due('2026-12-02 10:30'), close)).toEqual([]);
    expect(said(due('2026-12-02 09:30'), close)).toEqual([]);
  });

  it.each([
    [{ postsPerDay: 2 }, /^budget warn 4 .*1日の件数の上限（2件）.*保留/],
    [{ postsPerDay: 3 }, undefined],
    [{ microsPerDay: 414_999 }, /^budget warn 4 .*1日の費用の上限（US\$0\.414999）/],
    [{ microsPerDay: 415_000 }, undefined],
    [{ microsPerDay: 14_999 }, /^budget block 4 この投稿だけで上限を超えます/],
    [{ microsPerMonth: 414_999 }, /^budget warn 4 .*US\$0\.414999/],
    [{ microsPerMonth: 415_000 }, undefined],
    [{ microsPerMonth: 14_999 }, /^budget block 4 この投稿だけで上限を超えます/],
  ])('%j', (budget, expected) => {
    const limited = { history, policy: account({ budget }) };
    const expectation = expected ? [expect.stringMatching(expected)] : [];
    expect(said(due('2026-12-02 15:00'), limited)).toEqual(expectation);
  });

  it('a URL costs what it costs', () => {
    const limited = { policy: account({ budget: { microsPerMonth: 199_999 } }) };
    const body = '詳しくは https://www.example.lg.jp/ へ。';
    expect(said(due('2026-12-02 15:00'), limited, body)).toEqual([
      expect.stringMatching(/^budget block/),
    ]);
  });
});
