import type { RecentTexts } from '../guideline/likeness/recent-texts.ts';
import type { History, Published } from '../guideline/rule.ts';
import type { AccountSlots } from '../guideline/timing/account-slots.ts';
import type { Log, LogView } from '../ledger/log.ts';
import type { Policy } from '../policy/policy.ts';
import type { AccountId, PostId } from '../post/post.ts';
import { publishedOn } from './published-on.ts';
import { addRecorded, type TextSource } from './recent/add-recent.ts';
import { addRecordedSlots } from './timing/recorded-slots.ts';

export const noHistory: History = { published: new Map() };

interface HistoryOptions {
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
 * costs one index look-up for each post and account, whatever was published before
 * (where posts are corrected by editing, also a reading of what came after them).
 */
export async function historyOf(o: HistoryOptions): Promise<History> {
  const published = new Map<PostId, Published>();
  const approved = o.organisation && (await approvedAccounts(o.organisation, o.posts));
  const concerned = approved && new Set<string>([...approved, ...(o.besides ?? [])]);
  for (const account of o.policy.accounts.values()) {
    if (concerned && !concerned.has(account.id)) continue;
    const view = await (await o.openLog(account.id)).view();
    if (view.size === 0) continue;
    for (const one of await publishedOn(view, account, o.posts)) {
      published.set(one.post, joined(published.get(one.post), one, account.id));
    }
    const { policy, collect } = o;
    if (!collect) continue;
    const { now, slots } = collect;
    await addRecorded(collect.into, collect, { policy, account: account.id, view });
    const { timeZone } = policy.organisation;
    await addRecordedSlots(slots, { account: account.id, view, now, timeZone });
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
