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
      ...deleted(context),
      ...otherMedia(context),
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

/** There is no text to replace any more. */
function deleted({ post, policy, history }: RuleContext): readonly Report[] {
  const { correction: corrects } = post;
  const old = corrects && history.published.get(corrects.post.value);
  return post.accounts.flatMap(({ value: account, place }) => {
    const isEdit = policy.accounts.get(account)?.corrections === 'edit';
    return isEdit && old?.on?.get(account)?.isGone ? [{ place, message: isGone(account) }] : [];
  });
}

/**
 * Editing replaces the text and nothing else. Without media the pictures of the
 * public post stay; with the same ones, as for other accounts of the post, too.
 */
function otherMedia({ post, policy, payloads, history, mediaDigests }: RuleContext) {
  const { correction: corrects } = post;
  const old = corrects && history.published.get(corrects.post.value);
  return payloads.flatMap(({ account, parts: [part] }): Report[] => {
    const isEdit = policy.accounts.get(account)?.corrections === 'edit';
    const shown = old?.on?.get(account)?.media;
    if (!isEdit || !shown || !mediaDigests || !part || part.media.length === 0) return [];
    const own = part.media.map(({ path }) => mediaDigests.get(path) ?? '');
    if (own.join() === shown.join()) return [];
    const place = post.media[0]?.place ?? post.title.place;
    return [{ place, message: mediaDiffer(account, post.accounts.length > 1) }];
  });
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

function isGone(account: string): Message {
  return {
    ja: `訂正する投稿は「${account}」から削除されているため、文を置き換えられません。知らせる必要があれば、corrects を書かない新しい投稿にしてください。`,
    en: `The post to be corrected is deleted from "${account}", so its text cannot be replaced. If people have to be told, write a new post without corrects.`,
  };
}

function mediaDiffer(account: string, hasOthers: boolean): Message {
  const apart = hasOthers
    ? {
        ja: `ほかのアカウントの訂正に別の画像が要るときは、「${account}」への訂正を別の投稿に分けてください。`,
        en: ` Where the correction on other accounts needs other images, correct "${account}" in a post of its own.`,
      }
    : { ja: '', en: '' };
  return {
    ja: `「${account}」の訂正は、公開中の投稿の文だけを置き換えます。画像と説明文は変えられません。media を消す（公開中の画像がそのまま残ります）か、訂正される投稿と同じ画像を同じ順に書いてください。画像か説明文が誤りなら、公開中止・削除を申請してください。${apart.ja}`,
    en: `A correction on "${account}" replaces the text of the public post only; its images and their descriptions cannot be changed. Delete media (the public images stay), or name the same images in the same order. If an image or its description is wrong, ask for withdrawal.${apart.en}`,
  };
}

function notSaid(account: string): Message {
  return {
    ja: `「${account}」の本文から、訂正であることが分かりません。「【訂正】」「お詫びして訂正します」などと書き、誤りと正しい内容を並べてください。`,
    en: `The text for "${account}" does not say that it is a correction. Say 訂正, and put the wrong and the right side by side.`,
  };
}
