import * as v from 'valibot';
import { peopleInMedium, useCases } from '../../post/post.ts';
import { closed, described, httpsUrl, line, list, slug, text } from './values.ts';

const localTime = v.pipe(
  v.string(),
  v.regex(
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?: ?(?:Z|[+-][0-9]{2}:[0-9]{2}))?$/,
  ),
);

const medium = closed({
  file: described(line, '画像のファイル名。投稿と同じ所属のフォルダーに置く'),
  alt: described(text, '画像の説明（代替テキスト）。見えない人に内容が伝わる文'),
  rights: described(line, '画像の権利。例 道が作成、○○市から使用許諾'),
  people: described(
    v.picklist(peopleInMedium),
    '写っている人。none いない／unidentifiable 特定できない／public-duty 公務中の職員／consent 承諾あり／minor-with-guardian-consent 未成年で保護者の承諾あり',
  ),
});

/**
 * The front matter of a post, for editors only: `post/` reads posts, with
 * messages of its own. Reserved keys are left out, so that nobody is offered them.
 */
export const frontMatterSchema = closed({
  title: described(line, '件名。公開されない'),
  accounts: described(
    list(slug, { min: 1, max: 50 }),
    '投稿する公式アカウントのID（policies/accounts/ のファイル名）',
  ),
  publish_at: v.optional(described(localTime, '公開日時。例 2026-12-01 10:00。なければ承認後すぐ')),
  latest_at: v.optional(described(localTime, 'これより後には公開しない日時。例 2026-12-01 18:00')),
  embargo_until: v.optional(
    described(
      localTime,
      '解禁日時。これより前には決して公開しない。publish_at がなければ、この日時に公開する',
    ),
  ),
  thread: v.optional(described(v.boolean(), 'true にすると --- の行で分けて続けて投稿する')),
  sources: v.optional(described(list(httpsUrl, { min: 0, max: 50 }), '根拠となる公表済みのページ')),
  media: v.optional(described(list(medium, { min: 0, max: 10 }), '画像。書いた順に付く')),
  link_reasons: v.optional(
    described(v.record(line, line), '公式でないページへのリンクの理由。URL: 理由'),
  ),
  answers: v.optional(
    described(
      list(
        closed({
          question: described(slug, '質問のID（policies/guideline.yml の questions）'),
          answer: described(line, '選んだ答え'),
          note: v.optional(described(line, '補足。例 11月20日に電話で確認')),
        }),
        { min: 0, max: 50 },
      ),
      '機械では分からない質問への答え',
    ),
  ),
  corrects: v.optional(
    described(line, '訂正する、公開した投稿。例 posts/koho/2026/winter-traffic'),
  ),
  correction: v.optional(described(text, '何を訂正したか。承認者に示し、記録に残る')),
  use_case: v.optional(
    described(
      v.picklist(useCases),
      '用途。public-relations 広報（書かなければこれ）／accurate-information ほかの人の誤った情報に対する、正確な情報のお知らせ',
    ),
  ),
  acknowledge: v.optional(
    described(
      list(
        closed({
          rule: described(slug, '注意の種類（確認結果に出る名前）'),
          reason: described(text, 'そのまま進める理由。承認者に示し、記録する'),
        }),
        { min: 0, max: 50 },
      ),
      '注意を、理由を書いて進めるとき',
    ),
  ),
});
