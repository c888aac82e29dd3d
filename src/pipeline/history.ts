import type { History, Published } from '../guideline/rule.ts';
import type { Log } from '../ledger/log.ts';
import type { Policy } from '../policy/policy.ts';
import { instant, type PostId } from '../post/post.ts';
import { deliveryId } from '../publish/delivery-id.ts';
import { sha256 } from './workplace/sha256.ts';

export const noHistory: History = { published: new Map() };

/** A post has one edition; a later one would be another delivery and needs its own decision. */
export const edition = 1;

/**
 * What the accounts' logs say of these posts: published means that a first
 * intent is on record, in whichever account's log. Costs one index look-up for
 * each post and account, whatever was published before.
 */
export async function historyOf(o: {
  readonly posts: readonly PostId[];
  readonly policy: Policy;
  readonly openLog: (account: string) => Promise<Pick<Log, 'view'>>;
}): Promise<History> {
  const published = new Map<PostId, Published>();
  for (const { id: account, platform } of o.policy.accounts.values()) {
    const view = await (await o.openLog(account)).view();
    if (view.size === 0) continue;
    for (const post of o.posts) {
      const numbers = await view.about(deliveryId({ post, edition, platform, account }, sha256));
      for (const number of numbers) {
        const record = await view.record(number);
        if (record.kind !== 'intent') continue;
        const at = instant(Date.parse(record.at));
        published.set(post, { post, contentDigest: record.body.content, at, texts: new Map() });
        break;
      }
    }
  }
  return { published };
}
