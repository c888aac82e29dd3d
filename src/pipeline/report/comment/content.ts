import type { UnfinishedEdit } from '../../../guideline/rule.ts';
import { scheduleAheadMs } from '../../../policy/schedule-ahead.ts';
import { pricesOf } from '../../../policy/timing-of.ts';
import { capabilities } from '../../../post/capabilities.ts';
import { formatLocal } from '../../../post/format-local.ts';
import type { Payload } from '../../../post/payload.ts';
import { instant, type Post } from '../../../post/post.ts';
import { priceOf } from '../../../post/price.ts';
import { dueAt, latestOf } from '../../../post/schedule.ts';
import { formatUsd } from '../../../post/timing/money.ts';
import { monthUsage } from '../../../post/timing/month-usage.ts';
import { toLocal } from '../../../post/zone.ts';
import { isForTimetable, leastAheadMs } from '../../../publish/hand-over.ts';
import type { Examination } from '../../examine-post.ts';
import { plain, verbatim } from '../markdown-text.ts';
import { usageText } from '../usage-text.ts';
import type { CommentInput } from './comment-input.ts';

type Examined = NonNullable<Examination['examined']>;

/** Per account: the exact final text, images with their alt text, length, cost; and when. */
export function content({ path, examined }: Examination, input: CommentInput): string {
  const say = words[input.language];
  if (!examined) return `**${plain(path)}**\n\n${say.unreadable}`;
  return [
    `**${plain(examined.post.title.value)}**　${when(examined, input)}`,
    ...kindOf(examined, input),
    ...examined.payloads.map((payload) => account(payload, examined.post, input)),
  ].join('\n\n');
}

/** What it is besides 広報: a correction of ours with what changed, or accurate information against others' falsehood. */
function kindOf({ post }: Examined, input: CommentInput): readonly string[] {
  const { language, corrected } = input;
  const say = words[language];
  const { correction, useCase } = post;
  const urls = correction ? (corrected?.get(correction.post.value)?.urls ?? []) : [];
  return [
    ...(correction
      ? [
          `**${say.corrects}** ${plain(`${correction.post.value}.md`)}${urls.map((url) => `　${plain(url)}`).join('')}`,
          `${say.what}\n\n${verbatim(correction.what.value)}`,
          ...(isNewSomewhere(post, input) && !input.isWithdrawal ? [say.offer] : []),
        ]
      : []),
    ...(useCase?.value === 'accurate-information' ? [say.accurate] : []),
  ];
}

/** On some account it is published beside the old post, which stays as it is. */
function isNewSomewhere({ accounts }: Post, { policy }: CommentInput): boolean {
  return accounts.some(({ value }) => policy.accounts.get(value)?.corrections !== 'edit');
}

/** That no new post is made here, and what becomes of the one that is public. */
function replacing({ account }: Payload, post: Post, input: CommentInput): string {
  const { policy, language, corrected, isWithdrawal } = input;
  const { correction } = post;
  if (!correction || isWithdrawal || policy.accounts.get(account)?.corrections !== 'edit')
    return '';
  const say = words[language];
  const { url, unfinished = [] } = corrected?.get(correction.post.value)?.on?.get(account) ?? {};
  const lines = [
    `**${say.replaces}**${url === undefined ? '' : `　${plain(url)}`}`,
    // Also where the same images are named again: another description of them goes nowhere.
    say.mediaStay,
    say.replaced,
    ...superseded(unfinished, post, input),
  ];
  return `\n\n${lines.join('\n\n')}`;
}

/** What she approved before and is no longer to come out after this. */
function superseded(
  unfinished: readonly UnfinishedEdit[],
  { id }: Post,
  { policy, language }: CommentInput,
): readonly string[] {
  const others = unfinished.filter(({ post }) => post !== id);
  if (others.length === 0) return [];
  const say = words[language];
  const { timeZone } = policy.organisation;
  const list = others.map(({ post, publishAt, isHeld }) => {
    const at = isHeld ? say.isHeld : formatLocal(publishAt, timeZone, language);
    return `- ${plain(`${post}.md`)}（${at}）`;
  });
  return [`${say.supersedes}\n\n${list.join('\n')}`];
}

export function when(
  { post }: Pick<Examined, 'post'>,
  { policy, language, now }: CommentInput,
): string {
  const { timeZone, publishing } = policy.organisation;
  const say = words[language];
  const due = dueAt(post, now);
  const latest = latestOf(post, due, publishing.latestAfterMinutes);
  const isSet = post.publishAt !== undefined || due > now;
  const at = isSet ? formatLocal(due, timeZone, language) : say.onMerge;
  const until = isSet || post.latestAt ? say.until(formatLocal(latest, timeZone, language)) : '';
  const { embargoUntil } = post;
  const embargo = embargoUntil
    ? say.embargo(formatLocal(embargoUntil.value, timeZone, language))
    : '';
  return `${at}${until}${embargo}`;
}

function account(payload: Payload, post: Post, input: CommentInput): string {
  const { policy, language, measure } = input;
  const say = words[language];
  const known = policy.accounts.get(payload.account);
  const { maxLength } = capabilities[payload.platform];
  const parts = payload.parts.map(({ text, media }, index) => {
    const count = say.length(measure(payload.platform, text), maxLength);
    const nth = payload.parts.length > 1 ? `${index + 1}/${payload.parts.length}　` : '';
    const images = media.map(({ path, alt }, n) => {
      const url = input.fileUrl(path);
      const name = `${say.image(n + 1)} ${plain(path.slice(path.lastIndexOf('/') + 1))}`;
      return `[${name}](${url})　${say.alt}${plain(alt)}\n\n![${say.image(n + 1)}](${url}?raw=true)`;
    });
    return [`${nth}${count}`, verbatim(text), ...images].join('\n\n');
  });
  const price = priceOf(payload, pricesOf(policy, payload.platform));
  const cost = price === 0 ? say.free : say.cost(formatUsd(price));
  return `▶ **${plain(known?.name ?? payload.account)}**（${payload.platform}　${plain(known?.handle ?? '')}）　${cost}${timetable(payload, post, input)}${forecast(payload, post, input)}${replacing(payload, post, input)}\n\n${parts.join('\n\n')}`;
}

/** That somebody can find it at the platform before it is public, and that it can still be stopped there. */
function timetable({ account, parts }: Payload, post: Post, input: CommentInput): string {
  const { policy, language, now } = input;
  const known = policy.accounts.get(account);
  const isEdit = post.correction && known?.corrections === 'edit';
  const aheadMs = known && !isEdit ? scheduleAheadMs(policy, known) : undefined;
  const due = dueAt(post, now);
  const latest = latestOf(post, due, policy.organisation.publishing.latestAfterMinutes);
  const isFor = isForTimetable({
    parts: parts.map(() => ({ state: 'planned' })),
    publishAt: due,
    latestAt: latest,
  });
  if (aheadMs === undefined || !isFor || due - now < leastAheadMs) return '';
  const from = instant(Math.max(now, due - aheadMs));
  return words[language].timetable(formatLocal(from, policy.organisation.timeZone, language));
}

/** Where the account's budget stands with this post, in the month in which it is due. */
function forecast(payload: Payload, post: Post, input: CommentInput): string {
  const { policy, language, slots, now } = input;
  const budget = policy.accounts.get(payload.account)?.budget ?? {};
  if (budget.postsPerMonth === undefined && budget.microsPerMonth === undefined) return '';
  const { timeZone } = policy.organisation;
  const at = dueAt(post, now);
  const micros = priceOf(payload, pricesOf(policy, payload.platform));
  const others = monthUsage(slots.othersOf(payload.account, post.id), at, timeZone);
  const usage = { posts: others.posts + payload.parts.length, micros: others.micros + micros };
  const { month } = toLocal(at, timeZone);
  return `\n\n${words[language].forecast(month)}${usageText(usage, budget, language)}`;
}

const words = {
  ja: {
    unreadable: '形が整うまで、公開される内容は表示できません。',
    corrects: '訂正の投稿です。訂正する投稿：',
    what: '何を訂正したか',
    offer:
      '前の投稿は公開されたままです。前の投稿のURLを本文に入れると、読む人が見比べられます（Xではリンク付きの費用になります）。前の投稿を消すときは、公開中止・削除の申請が要ります。',
    replaces: '公開中の投稿の文を、この文に置き換えます。',
    mediaStay:
      '画像とその説明文は、下に何とあっても、公開中のまま変わりません。リンクのプレビューも変わらないことがあります。',
    replaced:
      '新しい投稿は出ません。前の文は、投稿先の編集履歴に残ります。置き換わった後に公開中止・削除をすると、この文を載せている公開中の投稿そのものが消えます。置き換わる前なら、訂正をやめるだけです。',
    supersedes:
      '**まだ終わっていない前の訂正があります。** この訂正の送信を始めると、前の訂正は（公開保留でも、日時が後でも）そこで終わり、もう公開されません。',
    isHeld: '公開保留',
    accurate:
      '**正確な情報のお知らせ**（ほかの人の誤った情報に対するもの。訂正ではありません）。公式の根拠を示し、だれにも反論しないことを確かめてください。',
    onMerge: '承認・マージの後すぐに公開',
    until: (latest: string) => `に公開（${latest}を過ぎたら公開しません）`,
    length: (used: number, of: number) => `文字数 ${used}／${of}`,
    image: (n: number) => `画像${n}`,
    alt: '説明文：',
    cost: (usd: string) => `費用 ${usd}米ドル`,
    free: '費用 なし',
    embargo: (at: string) => `　解禁 ${at}`,
    timetable: (from: string) =>
      `　${from}からFacebookに予約済みになります（公開まで取り消せます）`,
    forecast: (month: number) => `この投稿で${month}月の見込み `,
  },
  en: {
    unreadable: 'What will be published can be shown once the form is right.',
    corrects: 'A correction of:',
    what: 'What changed',
    offer:
      'The old post stays public. With its address in the text readers can compare (on X a link costs more). To have the old one gone, ask for its withdrawal.',
    replaces: 'The text of the public post is replaced by this text.',
    mediaStay:
      'Its images and their descriptions stay as they are, whatever is shown below; the preview of a link may stay as well.',
    replaced:
      'No new post is made. The platform keeps the old text in its history of edits. To withdraw it once the text is replaced deletes the very post that carries it; before that, only the correction ends.',
    supersedes:
      '**An earlier correction is not over.** Once this one begins to be sent, the earlier one ends there and never goes out, be it held or due later.',
    isHeld: 'held',
    accurate:
      '**Accurate information** (against others’ falsehood; no correction of ours). See that it shows its official source and rebuts nobody.',
    onMerge: 'published as soon as approved and merged',
    until: (latest: string) => ` (not after ${latest})`,
    length: (used: number, of: number) => `length ${used} of ${of}`,
    image: (n: number) => `image ${n}`,
    alt: 'alt: ',
    cost: (usd: string) => `cost US$${usd}`,
    free: 'no cost',
    embargo: (at: string) => `, embargo until ${at}`,
    timetable: (from: string) =>
      `, scheduled at Facebook from ${from} on (it can be called back until it is public)`,
    forecast: (month: number) => `with this post, expected in month ${month}: `,
  },
} as const;
