import type { Message } from '../../post/message.ts';
import { isNoReason } from '../no-reason.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

/**
 * 訂正: a post that corrects one of ours. What it says of the old one is held
 * against the record; whether the correction is right is for a person.
 */
export const correction: Rule = {
  id: 'correction',
  clause: 'HSM-5-3',
  severity: 'block',
  about: {
    ja: '訂正の投稿が、公開した投稿を、同じアカウントで、訂正と分かるように訂正しているか',
    en: 'Corrections that do not correct a published post, on its accounts, in so many words',
  },
  check(context) {
    const { post } = context;
    if (!post.correction) return [];
    const { what } = post.correction;
    return [
      ...onRecord(context),
      ...(isNoReason(what.value) ? [{ place: what.place, message: saysNothing }] : []),
      ...context.payloads.flatMap(({ account, parts }) =>
        parts.some(({ text }) => saysCorrection.test(text))
          ? []
          : [{ place: bodyPlace(context), message: notSaid(account) }],
      ),
    ];
  },
};

const saysCorrection = /訂正|お詫び|おわび|お詫|修正(?:し|いた)|correct(?:ion|ed|s)\b/iu;

/** Only where the record was asked: a clone without one cannot tell. */
function onRecord({ post, history }: RuleContext): readonly Report[] {
  const { correction: corrects } = post;
  if (!corrects) return [];
  const { value: id, place } = corrects.post;
  if (id === post.id) return [{ place, message: itself }];
  if (!history.looked?.has(id)) return [];
  const published = history.published.get(id);
  if (!published) return [{ place, message: notPublished(id) }];
  const { accounts } = published;
  if (!accounts) return [];
  return post.accounts
    .filter(({ value }) => !accounts.includes(value))
    .map((account) => ({ place: account.place, message: otherAccount(account.value, id) }));
}

function bodyPlace({ post }: RuleContext) {
  return post.variants[0]?.place ?? post.title.place;
}

const itself: Message = {
  ja: '訂正する投稿（corrects）に、この投稿自身が書かれています。訂正される、前に公開した投稿を書いてください。',
  en: 'corrects names this very post. Name the published post that is corrected.',
};

const saysNothing: Message = {
  ja: '何を訂正したか（correction）が書かれていません。どこがどう誤り、正しくは何かを書いてください。承認者に示し、記録に残ります。',
  en: 'correction does not say what changed. Say what was wrong and what is right; the approver sees it, and it stays on record.',
};

function notPublished(id: string): Message {
  return {
    ja: `訂正する投稿 ${id}.md は、公開されたという記録がありません。名前を確かめてください。まだ公開前なら、訂正ではなく、その投稿を直してください。`,
    en: `There is no record that ${id}.md was published. Check its name; if it is not out yet, mend that post instead.`,
  };
}

function otherAccount(account: string, id: string): Message {
  return {
    ja: `${id}.md は「${account}」では公開されていません。訂正は、誤りを公開したアカウントで出してください。`,
    en: `${id}.md was not published on "${account}". Correct it on the accounts that published it.`,
  };
}

function notSaid(account: string): Message {
  return {
    ja: `「${account}」の本文から、訂正であることが分かりません。「【訂正】」「お詫びして訂正します」などと書き、誤りと正しい内容を並べてください。`,
    en: `The text for "${account}" does not say that it is a correction. Say 訂正, and put the wrong and the right side by side.`,
  };
}
