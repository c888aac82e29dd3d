import * as v from 'valibot';
import { limits } from '../../post/limits.ts';
import { accountIds } from './front-matter.ts';
import { closed, described, textOf } from './values.ts';

/** A request to withdraw a post (`<slug>.withdraw.md`), for editors only: `post/` reads it, with messages of its own. */
export const withdrawalSchema = closed({
  accounts: v.optional(
    described(accountIds, '公開中止・削除する公式アカウント。なければ、この投稿を公開したすべて'),
  ),
  reason: described(
    textOf(limits.withdrawalReason),
    '公開中止・削除の理由。承認者に示し、記録に残る',
  ),
  why_not_correct: described(
    textOf(limits.whyNotCorrect),
    '訂正の投稿では足りない理由。承認者に示し、記録に残る',
  ),
});
