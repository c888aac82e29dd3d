import * as v from 'valibot';
import { closed, described, list, slug, text } from './values.ts';

/** A request to withdraw a post (`<slug>.withdraw.md`), for editors only: `post/` reads it, with messages of its own. */
export const withdrawalSchema = closed({
  accounts: v.optional(
    described(
      list(slug, { min: 1, max: 50 }),
      '公開中止・削除する公式アカウント。なければ、この投稿を公開したすべて',
    ),
  ),
  reason: described(text, '公開中止・削除の理由。承認者に示し、記録に残る'),
  why_not_correct: described(text, '訂正の投稿では足りない理由。承認者に示し、記録に残る'),
});
