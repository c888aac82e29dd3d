import { payloadDigest } from '../../post/digests.ts';
import type { Payload } from '../../post/payload.ts';
import type { Delivery } from '../../publish/delivery.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import { commitSource } from '../source/commit-source.ts';
import { sha256 } from '../workplace/sha256.ts';
import type { Workplace } from '../workplace/workplace.ts';

/**
 * The payload as approved, rebuilt from the approved commit: a read-back must
 * know what to look for also while koho is paused or the post has gone from main.
 */
export async function recallPayload(
  { repository, organisation, policy, clock }: Workplace,
  delivery: Delivery,
): Promise<Payload | undefined> {
  const record = await (await organisation.view()).record(delivery.approvedSeq);
  if (record.kind !== 'approved') return undefined;
  const { examined } = await examinePost({
    source: commitSource(repository, record.body.commit),
    policy: policy.policy,
    history: noHistory,
    now: clock.now(),
    path: `${delivery.post}.md`,
  });
  const payload = examined?.payloads.find(({ account }) => account === delivery.account);
  if (!examined || !payload) return undefined;
  const digest = payloadDigest(payload, examined.files, sha256);
  return digest === delivery.payloadDigest ? payload : undefined;
}
