import { describe, expect, test } from 'vitest';
import { heldIssue, settledComment } from '../../../src/pipeline/report/held-issue.ts';
import type { Account } from '../../../src/policy/policy.ts';
import { type Instant, instant } from '../../../src/post/post.ts';
import type { Delivery, Intent, PartState } from '../../../src/publish/delivery.ts';
import { policyOf } from '../../approval/people.ts';

const at = (minutes: number): Instant => instant(Date.UTC(2026, 11, 1, 1, minutes));
const intent: Intent = {
  ...{ nonce: 'a'.repeat(32), run: 'github:1/1', attempt: 1, earlier: [] },
  ...{ at: at(0), leaseUntil: at(5), firstAt: at(0) },
};
const reason = { code: 'unreadable', message: { ja: '一覧を`読め`ません。', en: 'Not readable.' } };
const shown: PartState = {
  state: 'confirmed',
  fact: { remoteId: '1001', publicAt: at(0) },
  last: intent,
};
const lost: PartState = { state: 'held', reason, before: { state: 'intended', intent } };
const never: PartState = { state: 'held', reason, before: { state: 'planned' } };

function issueOf(parts: readonly PartState[], now = at(10), over: Partial<Delivery> = {}) {
  const delivery = {
    ...{ id: 'd'.repeat(64), post: 'posts/koho/2026/winter', account: 'koho-x', platform: 'x' },
    ...{ publishAt: at(0), latestAt: at(60), parts, ...over },
  } as unknown as Delivery;
  const account = { id: 'koho-x', platform: 'x', name: '広報', handle: '@koho' } as Account;
  return heldIssue({ delivery, account, policy: policyOf(), heldAt: at(6), now });
}

describe('the issue about a held delivery', () => {
  test('of a thread shows what of it is public, and where it is stuck', () => {
    const { body, title } = issueOf([shown, lost, { state: 'planned' }]);
    expect(title).toBe('【公開保留】posts/koho/2026/winter（広報）');
    expect(body).toContain('スレッド3件のうち2件目');
    expect(body).toContain('もう公開されている分（番号）：1: `1001`');
    expect(body).toContain('--part 2 --answer confirmed');
  });

  test('offers no answer that would be refused', () => {
    expect(issueOf([never]).body).not.toContain('confirmed');
    expect(issueOf([lost], at(61)).body).not.toContain('--answer retryable');
    expect(issueOf([lost], at(61)).body).toContain('期限を過ぎたため');
  });

  test('that is ordered gone is not offered to be sent, and says that it will be deleted', () => {
    const removal = { nonce: 'b'.repeat(32), orderedAt: at(7) };
    for (const now of [at(10), at(61)]) {
      const { body } = issueOf([lost], now, { removal });
      expect(body).toContain('公開中止・削除の指示が出ています');
      expect(body).toContain('次の実行で削除します。取り消せません');
      expect(body).not.toMatch(/retryable|送信し直す|期限を過ぎたため/);
    }
    const found = { parts: [shown], removal } as unknown as Delivery;
    expect(settledComment(found)).toContain('1件目：公開済み。これから削除します');
  });

  test('that was to replace the text of a public post names that post, and says what the answers do', () => {
    const held: PartState = {
      ...{ state: 'held', reason },
      before: { state: 'prepared', intent, remoteId: '1_2' },
    };
    const edits = 'f'.repeat(64) as Delivery['id'];
    const { body } = issueOf([held], at(10), { edits });
    expect(body).toContain('[文を置き換えようとした投稿](https://www.facebook.com/1_2)');
    expect(body).toContain('**もう一度置き換える**');
    expect(body).toContain('いまの文のまま残ります');
    expect(body).not.toMatch(/二重になります|公開された分は消えません/);
  });

  test('says the same until something changes, first in Japanese', () => {
    expect(issueOf([lost], at(11))).toEqual(issueOf([lost], at(10)));
    const { body } = issueOf([lost]);
    expect(body.indexOf('見てください')).toBeLessThan(body.indexOf('<details>'));
    expect(body).toContain('&#96;読め&#96;');
  });
});

test('what became of each part is said when the issue is closed', () => {
  const delivery = { parts: [shown, { state: 'planned' }] } as unknown as Delivery;
  expect(settledComment(delivery)).toContain('1件目：公開済み');
  expect(settledComment(undefined)).toContain('対応は終わりました');
});
