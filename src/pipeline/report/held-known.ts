import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import type { Delivery, PartState } from '../../publish/delivery.ts';
import { lastIntent } from '../../publish/last-intent.ts';
import { fileUrlOf } from './comment/file-url.ts';
import type { HeldIssueInput } from './held-issue.ts';
import { plain } from './markdown-text.ts';

/** The conclusion, what is known, and what to look at. */
export function heldKnown(input: HeldIssueInput, language: Language): string[] {
  const { delivery, account, policy } = input;
  const say = words[language];
  const part = heldPart(delivery);
  const { timeZone, forge } = policy.organisation;
  const time = (at: Instant) => formatLocal(at, timeZone, language);
  const tried = part && lastIntent(part.held.before)?.firstAt;
  const file = `${delivery.post}.md`;
  const parts = delivery.parts.length;
  return [
    `**${tried === undefined ? say.neverSent : say.perhaps}** ${waits(input, say)}`,
    '',
    `- ${say.post}[${file}](${fileUrlOf(policy, forge.mainBranch)(file)})`,
    `- ${say.account}${plain(account.name)}（${plain(account.handle)}、\`${account.id}\`）`,
    ...(part && parts > 1 ? [`- ${say.part(part.index + 1, parts)}`] : []),
    ...(part
      ? [`- ${say.why}${plain(part.held.reason.message[language])} \`${part.held.reason.code}\``]
      : []),
    `- ${say.since}${time(input.heldAt)}`,
    `- ${tried === undefined ? say.noAttempt : `${say.tried}${time(tried)}`}`,
    `- ${say.latest}${time(delivery.latestAt)}`,
    ...publicPrefix(delivery, say),
    '',
    `### ${say.lookTitle}`,
    tried === undefined ? say.nothingToLook : lookAt(input, say, time(tried)),
  ];
}

function waits({ delivery }: HeldIssueInput, say: (typeof words)[Language]): string {
  const isEdit = delivery.edits !== undefined;
  if (delivery.removal) return isEdit ? say.editOrdered : say.ordered;
  return isEdit ? `${say.waits}${say.orSuperseded}` : say.waits;
}

function lookAt(input: HeldIssueInput, say: (typeof words)[Language], since: string): string {
  const { delivery } = input;
  if (delivery.edits === undefined) return say.look(timelineOf(input), since);
  const before = heldPart(delivery)?.held.before;
  const url =
    before?.state === 'prepared'
      ? `https://www.facebook.com/${before.remoteId}`
      : timelineOf(input);
  return say.lookEdit(url);
}

/** The first part that waits for a person. */
export function heldPart(
  delivery: Delivery,
): { readonly index: number; readonly held: Extract<PartState, { state: 'held' }> } | undefined {
  for (const [index, held] of delivery.parts.entries()) {
    if (held.state === 'held') return { index, held };
  }
  return undefined;
}

/** A thread stuck in the middle: what the public sees of it meanwhile. */
function publicPrefix({ parts }: Delivery, say: (typeof words)[Language]): string[] {
  const ids = parts.flatMap((part, at) =>
    part.state === 'confirmed' ? [`${at + 1}: \`${part.fact.remoteId}\``] : [],
  );
  return ids.length > 0 ? [`- ${say.prefix}${ids.join('、')}`] : [];
}

function timelineOf({ account }: HeldIssueInput): string {
  switch (account.platform) {
    case 'x':
      return `https://x.com/${encodeURIComponent(account.handle.replace(/^@/, ''))}`;
    case 'facebook':
      return `https://www.facebook.com/${account.remoteId}`;
  }
}

const words = {
  ja: {
    perhaps: '公開されたかどうかを、人が確かめる必要があります。',
    neverSent: '送信せずに止めました。どうするかを人が決める必要があります。',
    ordered: '公開中止・削除の指示が出ています。公開されていたら、答えるまで削除できません。',
    editOrdered:
      'この訂正に公開中止・削除の指示が出ています。この訂正の文が公開されていたら、公開中の投稿そのものを削除します。されていなければ、訂正をやめるだけです。読み取れるようになれば、答えを待たずに進みます。',
    waits: '答えるまで、この投稿は送信しません。',
    orSuperseded:
      '同じ投稿の後の訂正は、答えを待たずに公開中の文を置き換えます。そのとき、この訂正は終わり、このIssueは閉じます。',
    post: '投稿：',
    account: '投稿先：',
    part: (n: number, of: number) => `止まっているところ：スレッド${of}件のうち${n}件目`,
    why: '止めた理由：',
    since: '止めた時刻：',
    tried: '最初の送信：',
    noAttempt: '一度も送信していません',
    latest: '公開の期限：',
    prefix: 'もう公開されている分（番号）：',
    lookTitle: '1 見てください',
    look: (timeline: string, from: string) =>
      `[アカウントのページ](${timeline})を開き、${from}以後の投稿に、この投稿と同じ文面があるかを見てください。見えるまで数分かかることがあります。2つあったときは、答える前に運用担当者に知らせてください。`,
    lookEdit: (url: string) =>
      `[文を置き換えようとした投稿](${url})を開き、文がこの投稿の文に置き換わっているかを見てください。見えるまで数分かかることがあります。`,
    nothingToLook: '見るところはありません。上の理由を読んでください。',
  },
  en: {
    perhaps: 'A person must see whether this was published.',
    neverSent: 'It was stopped without being sent. A person must decide.',
    ordered:
      'It is ordered withdrawn: if it is public, it cannot be deleted until somebody answers.',
    editOrdered:
      'This correction is ordered withdrawn. If its text is public, the public post itself is deleted; if not, only the correction ends. Once that can be read, it goes on without an answer.',
    waits: 'Until somebody answers it is not sent.',
    orSuperseded:
      ' A later correction of the same post replaces the public text without waiting for the answer; this one then ends, and this issue is closed.',
    post: 'Post: ',
    account: 'Account: ',
    part: (n: number, of: number) => `Stuck at part ${n} of a thread of ${of}`,
    why: 'Why: ',
    since: 'Held since: ',
    tried: 'First attempt: ',
    noAttempt: 'Nothing was ever sent',
    latest: 'Latest time: ',
    prefix: 'Public already (ids): ',
    lookTitle: '1 Look',
    look: (timeline: string, from: string) =>
      `Open the [account’s page](${timeline}) and see whether a post since ${from} has this text. It may take minutes to show. If there are two, tell an operator before you answer.`,
    lookEdit: (url: string) =>
      `Open [the post whose text was to be replaced](${url}) and see whether it has the text of this one. It may take minutes to show.`,
    nothingToLook: 'There is nothing to look at. Read the reason above.',
  },
} as const;
