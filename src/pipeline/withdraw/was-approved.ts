import type { Log } from '../../ledger/log.ts';

/** Whether any approval of this post is on the organisation's record. */
export async function wasApproved(organisation: Log, post: string): Promise<boolean> {
  const view = await organisation.view();
  for (const seq of await view.about(post)) {
    if ((await view.record(seq)).kind === 'approved') return true;
  }
  return false;
}
