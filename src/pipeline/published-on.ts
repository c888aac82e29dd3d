import type { Published, PublishedOn } from '../guideline/rule.ts';
import type { LogView } from '../ledger/log.ts';
import type { AnyRecord } from '../ledger/record.ts';
import type { Account } from '../policy/policy.ts';
import { type AccountId, edition, instant, type PostId } from '../post/post.ts';
import type { Delivery, DeliveryId } from '../publish/delivery.ts';
import { deliveryId } from '../publish/delivery-id.ts';
import { deletedByEdits } from '../publish/edits/deleted-by-edits.ts';
import { rootOf } from '../publish/edits/root-of.ts';
import { unfinishedEdits } from '../publish/edits/unfinished-edits.ts';
import { sha256 } from './workplace/sha256.ts';

/** Of these posts those that an account's log says were begun, and what the account shows of them. */
export async function publishedOn(
  view: LogView,
  { id: account, platform, corrections }: Pick<Account, 'id' | 'platform' | 'corrections'>,
  posts: readonly PostId[],
): Promise<readonly Published[]> {
  const begun: Begun[] = [];
  for (const post of posts) {
    const delivery = deliveryId({ post, edition, platform, account }, sha256);
    const found = await firstIntent(view, { delivery, post });
    if (found) begun.push(found);
  }
  const edits = corrections === 'edit' && begun.length > 0;
  const gone = edits ? await goneByEdits(view, begun) : noneGone;
  const open = edits ? await unfinishedEdits(view) : new Map<DeliveryId, readonly Delivery[]>();
  return begun.map((one) => asPublished(account, one, { gone, open: open.get(one.root) ?? [] }));
}

/** A post whose publication began on one account. */
interface Begun extends Published {
  readonly shown: PublishedOn;
  /** The delivery that it is public as. */
  readonly root: DeliveryId;
  /** Number of that one's first intent, where it was public. */
  readonly begunAt?: number;
}

async function firstIntent(
  view: LogView,
  { delivery, post }: { readonly delivery: DeliveryId; readonly post: PostId },
): Promise<Begun | undefined> {
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
  const isPublic = ofRoot.some(({ kind }) => kind === 'confirmed');
  // A correction may be planned from here on.
  const begunAt = ofRoot.find(({ kind }) => kind === 'intent')?.seq;
  return {
    ...{ ...first, root, shown: shownOf([...records, ...ofRoot], ofRoot) },
    ...(isPublic && begunAt !== undefined && { begunAt }),
  };
}

const noneGone: ReadonlySet<DeliveryId> = new Set();

/** Reads on only from where the first of them was begun, and not at all where none was. */
async function goneByEdits(
  view: LogView,
  begun: readonly Begun[],
): Promise<ReadonlySet<DeliveryId>> {
  const since = begun.flatMap(({ begunAt, shown }) =>
    begunAt === undefined || shown.isGone ? [] : [begunAt],
  );
  return since.length === 0 ? noneGone : deletedByEdits(view, Math.min(...since));
}

function asPublished(
  account: AccountId,
  { root, shown, begunAt: _, ...published }: Begun,
  { gone, open }: { readonly gone: ReadonlySet<DeliveryId>; readonly open: readonly Delivery[] },
): Published {
  const unfinished = open.map(({ post, publishAt, parts }) => {
    const isHeld = parts.some(({ state }) => state === 'held');
    return { post, publishAt, isHeld };
  });
  const on: PublishedOn = {
    ...shown,
    ...(gone.has(root) && ({ isGone: true } as const)),
    ...(unfinished.length > 0 && { unfinished }),
  };
  return { ...published, on: new Map([[account, on]]) };
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
