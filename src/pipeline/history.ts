import type { RecentTexts } from '../guideline/likeness/recent-texts.ts';
import type { History, Published, PublishedOn } from '../guideline/rule.ts';
import type { AccountSlots } from '../guideline/timing/account-slots.ts';
import type { Log, LogView } from '../ledger/log.ts';
import type { AnyRecord } from '../ledger/record.ts';
import type { Policy } from '../policy/policy.ts';
import { type AccountId, instant, type PostId } from '../post/post.ts';
import type { DeliveryId } from '../publish/delivery.ts';
import { deliveryId } from '../publish/delivery-id.ts';
import { rootOf } from '../publish/edits/root-of.ts';
import { addRecorded, type TextSource } from './recent/add-recent.ts';
import { addRecordedSlots } from './timing/recorded-slots.ts';
import { sha256 } from './workplace/sha256.ts';

export const noHistory: History = { published: new Map() };

/** A post has one edition; a later one would be another delivery and needs its own decision. */
export const edition = 1;

export interface HistoryOptions {
  readonly posts: readonly PostId[];
  readonly policy: Policy;
  readonly openLog: (account: string) => Promise<Pick<Log, 'view'>>;
  /**
   * The organisation's log: then only the logs of accounts that a post was
   * approved for are fetched, not one for each registered account.
   */
  readonly organisation?: Pick<LogView, 'about' | 'record'>;
  /** Accounts whose logs are looked at besides: those that a post names now. */
  readonly besides?: Iterable<AccountId>;
  /** Where the texts of what was published lately are collected, to hold new ones against. */
  readonly collect?: TextSource & { readonly into: RecentTexts; readonly slots: AccountSlots };
}

/**
 * What the accounts' logs say of these posts: published means that a first
 * intent is on record, in whichever account's log. Each log is opened once;
 * costs one index look-up for each post and account, whatever was published before.
 */
export async function historyOf(o: HistoryOptions): Promise<History> {
  const published = new Map<PostId, Published>();
  const approved = o.organisation && (await approvedAccounts(o.organisation, o.posts));
  const concerned = approved && new Set<string>([...approved, ...(o.besides ?? [])]);
  for (const { id: account, platform } of o.policy.accounts.values()) {
    if (concerned && !concerned.has(account)) continue;
    const view = await (await o.openLog(account)).view();
    if (view.size === 0) continue;
    for (const post of o.posts) {
      const delivery = deliveryId({ post, edition, platform, account }, sha256);
      const found = await firstIntent(view, { delivery, post, account });
      if (found) published.set(post, joined(published.get(post), found, account));
    }
    const { policy, collect } = o;
    if (!collect) continue;
    const { now, slots } = collect;
    await addRecorded(collect.into, collect, { policy, account, view });
    const { timeZone } = policy.organisation;
    await addRecordedSlots(slots, { account, view, now, timeZone });
  }
  const looked = new Set(o.posts);
  const { collect } = o;
  return {
    published,
    looked,
    ...(collect && { recent: collect.into, slots: collect.slots }),
  };
}

/** One post on several accounts. */
function joined(known: Published | undefined, found: Published, account: AccountId): Published {
  return {
    ...found,
    accounts: [...(known?.accounts ?? []), account],
    urls: [...(known?.urls ?? []), ...(found.urls ?? [])],
    on: new Map([...(known?.on ?? []), ...(found.on ?? [])]),
  };
}

/** Nothing is ever planned, and so nothing sent, but from an approval on record. */
async function approvedAccounts(
  organisation: Pick<LogView, 'about' | 'record'>,
  posts: readonly PostId[],
): Promise<readonly string[]> {
  const accounts: string[] = [];
  for (const post of posts) {
    for (const number of await organisation.about(post)) {
      const { kind, body } = await organisation.record(number);
      if (kind === 'approved') accounts.push(...body.deliveries.map(({ account }) => account));
    }
  }
  return accounts;
}

async function firstIntent(
  view: LogView,
  {
    delivery,
    post,
    account,
  }: { readonly delivery: DeliveryId; readonly post: PostId; readonly account: AccountId },
): Promise<Published | undefined> {
  const records = await recordsOf(view, delivery);
  let first: Published | undefined;
  for (const record of records) {
    if (record.kind === 'intent') {
      const at = instant(Date.parse(record.at));
      first ??= { post, contentDigest: record.body.content, at };
    }
    // The first part's: where a reader is led to.
    if (record.kind === 'confirmed' && first && !first.urls) {
      first = { ...first, urls: [record.body.url] };
    }
  }
  if (first === undefined) return undefined;
  const root = rootOf(records, delivery);
  const ofRoot = root === delivery ? records : await recordsOf(view, root);
  const on = shownOf([...records, ...ofRoot], ofRoot);
  return { ...first, on: new Map([[account, on]]) };
}

/** What an account's log says of one delivery, ascending. */
export async function recordsOf(
  view: LogView,
  delivery: DeliveryId,
): Promise<readonly AnyRecord[]> {
  const records: AnyRecord[] = [];
  for (const number of await view.about(delivery)) records.push(await view.record(number));
  return records;
}

/** The media are those of the last attempt to make the post, which is the one that may be public. */
function shownOf(all: readonly AnyRecord[], ofRoot: readonly AnyRecord[]): PublishedOn {
  const intents = ofRoot.filter((one) => one.kind === 'intent');
  const media = intents.findLast(({ body }) => body.part === 0)?.body.media ?? [];
  const url = all.find((one) => one.kind === 'confirmed')?.body.url;
  const isGone = all.some(({ kind }) => kind === 'deleted');
  return {
    media,
    ...(url !== undefined && { url }),
    ...(isGone && ({ isGone } as const)),
  };
}
