import * as v from 'valibot';
import { limits } from '../../post/limits.ts';
import { peopleInMedium, useCases } from '../../post/post.ts';
import { nameShape } from '../../post/post-id.ts';
import { closed, described, lineOf, textOf } from './values.ts';

const localTime = v.pipe(
  v.string(),
  v.regex(
    /^20[0-9]{2}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?: ?(?:Z|[+-][0-9]{2}:[0-9]{2}))?$/,
  ),
);

/** The file's size is their limit; a list without entries is refused. */
const some = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1));
const isWebAddress = '(?=[hH][tT][tT][pP][sS]?://[^\\s/])';
/** One expression for both: JSON Schema has room for one. */
const source = v.regex(new RegExp(`^${isWebAddress}\\P{Cc}{1,${limits.source}}$`, 'u'));
const address = v.regex(new RegExp(`^${isWebAddress}`));

/** Official accounts, in posts and in requests about posts. */
export const accountIds = some(v.pipe(v.string(), v.regex(nameShape)));

const medium = closed({
  file: described(lineOf(limits.mediaFile), '画像のファイル名。投稿と同じ所属のフォルダーに置く'),
  alt: described(textOf(limits.alt), '画像の説明（代替テキスト）。見えない人に内容が伝わる文'),
  rights: described(lineOf(limits.rights), '画像の権利。例 道が作成、○○市から使用許諾'),
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
  title: described(lineOf(limits.title), '件名。公開されない'),
  accounts: described(accountIds, '投稿する公式アカウントのID（policies/accounts/ のファイル名）'),
  publish_at: v.optional(described(localTime, '公開日時。例 2026-12-01 10:00。なければ承認後すぐ')),
  latest_at: v.optional(described(localTime, 'これより後には公開しない日時。例 2026-12-01 18:00')),
  embargo_until: v.optional(
    described(
      localTime,
      '解禁日時。これより前には決して公開しない。publish_at がなければ、この日時に公開する',
    ),
  ),
  thread: v.optional(described(v.boolean(), 'true にすると --- の行で分けて続けて投稿する')),
  sources: v.optional(described(some(v.pipe(v.string(), source)), '根拠となる公表済みのページ')),
  media: v.optional(described(some(medium), '画像。書いた順に付く')),
  link_reasons: v.optional(
    described(
      v.record(v.pipe(v.string(), address), lineOf(limits.linkReason)),
      '公式でないページへのリンクの理由。URL: 理由',
    ),
  ),
  answers: v.optional(
    described(
      some(
        closed({
          question: described(
            lineOf(limits.question),
            '質問のID（policies/guideline.yml の questions）',
          ),
          answer: described(lineOf(limits.answer), '選んだ答え'),
          note: v.optional(described(lineOf(limits.note), '補足。例 11月20日に電話で確認')),
        }),
      ),
      '機械では分からない質問への答え',
    ),
  ),
  corrects: v.optional(
    described(lineOf(limits.corrects), '訂正する、公開した投稿。例 posts/koho/2026/winter-traffic'),
  ),
  correction: v.optional(
    described(textOf(limits.correction), '何を訂正したか。承認者に示し、記録に残る'),
  ),
  use_case: v.optional(
    described(
      v.picklist(useCases),
      '用途。public-relations 広報（書かなければこれ）／accurate-information ほかの人の誤った情報に対する、正確な情報のお知らせ',
    ),
  ),
  acknowledge: v.optional(
    described(
      some(
        closed({
          rule: described(lineOf(limits.acknowledgedRule), '注意の種類（確認結果に出る名前）'),
          reason: described(
            lineOf(limits.acknowledgeReason),
            'そのまま進める理由。承認者に示し、記録する',
          ),
        }),
      ),
      '注意を、理由を書いて進めるとき',
    ),
  ),
});
