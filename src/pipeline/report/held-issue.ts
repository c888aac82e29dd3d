import type { MarkedIssue } from '../../forge/github/marked-issues.ts';
import type { Account, Policy } from '../../policy/policy.ts';
import type { Instant } from '../../post/post.ts';
import type { Delivery, PartState } from '../../publish/delivery.ts';
import { deletionIssue } from './deletion-issue.ts';
import { heldAnswers } from './held-answers.ts';
import { heldKnown } from './held-known.ts';
import { inBothLanguages } from './in-both-languages.ts';
import { plain } from './markdown-text.ts';

export interface HeldIssueInput {
  readonly delivery: Delivery;
  readonly account: Account;
  readonly policy: Policy;
  readonly heldAt: Instant;
  readonly now: Instant;
}

/** All issues of one account begin with this. */
export function heldMarkerStart(account: string): string {
  return `<!-- koho:held ${account} `;
}

export function heldMarker({ account, id }: Pick<Delivery, 'account' | 'id'>): string {
  return `${heldMarkerStart(account)}${id} -->`;
}

/**
 * The issue about a held delivery: what is known, what to look at, and how to
 * answer. The post's text is not in it: mail about issues leaves the repository,
 * and what is held is perhaps not public (promise 7). A link leads to the file.
 */
export function heldIssue(input: HeldIssueInput): MarkedIssue {
  const { delivery, account } = input;
  const isHeld = delivery.parts.some(({ state }) => state === 'held');
  const inLanguage = (language: 'ja' | 'en') =>
    (isHeld
      ? [...heldKnown(input, language), '', ...heldAnswers(input, language)]
      : deletionIssue(input, language)
    ).join('\n');
  return {
    marker: heldMarker(delivery),
    title: `【${isHeld ? '公開保留' : '削除できません'}】${delivery.post}（${account.name}）`,
    body: inBothLanguages(inLanguage),
  };
}

/** What is said when nothing of it waits for a person any more. */
export function settledComment(delivery: Delivery | undefined): string {
  const parts = delivery?.parts ?? [];
  const states = parts.map((part, at) => {
    const word = wordOf(part, delivery);
    return `- ${at + 1}件目：${word.ja} / part ${at + 1}: ${word.en}`;
  });
  const urls = parts.flatMap((part) => (part.state === 'confirmed' ? [part.fact.remoteId] : []));
  const list = urls.length > 0 ? [`投稿の番号 / ids: ${plain(urls.join(', '))}`] : [];
  return [
    '対応は終わりました。',
    'Nothing of it waits for a person any more.',
    '',
    ...states,
    ...list,
  ].join('\n');
}

function wordOf(part: PartState, delivery: Delivery | undefined) {
  if (part.state === 'confirmed' && delivery?.removal) return soonDeleted;
  const isSuperseded = part.state === 'withdrawn' && part.reason.code === 'superseded';
  return isSuperseded ? superseded : words[part.state];
}

const superseded = {
  ja: '後の訂正が、代わりに文を置き換えます',
  en: 'a later correction takes its place',
};

/** Public, and ordered gone: the next run takes it down. */
const soonDeleted = { ja: '公開済み。これから削除します', en: 'public; will be deleted' };

const words: Readonly<
  Record<Delivery['parts'][number]['state'], { readonly ja: string; readonly en: string }>
> = {
  planned: { ja: 'これから公開', en: 'to be published' },
  intended: { ja: '結果を確認中', en: 'its outcome is being looked for' },
  prepared: { ja: '結果を確認中', en: 'its outcome is being looked for' },
  scheduled: { ja: 'Facebookに予約中', en: 'on the timetable of Facebook' },
  retryable: { ja: '送信し直します', en: 'will be sent again' },
  confirmed: { ja: '公開済み', en: 'public' },
  failed: { ja: '公開できません', en: 'cannot be published' },
  duplicated: { ja: '二重に公開', en: 'public twice' },
  held: { ja: '公開保留', en: 'held' },
  withdrawn: { ja: '公開中止', en: 'withdrawn' },
  deleting: { ja: '削除中', en: 'deleting' },
  deleted: { ja: '削除', en: 'deleted' },
  delete_failed: { ja: '削除できていません', en: 'deletion failed' },
};
