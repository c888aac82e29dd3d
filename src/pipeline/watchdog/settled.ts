import type { LogView } from '../../ledger/log.ts';
import type { DeliveryId, PartState } from '../../publish/delivery.ts';
import { readDelivery } from '../../publish/read-deliveries.ts';
import { stateWords } from '../report/plan-text.ts';

/** How the newest delivery of a post stands; none where nothing was ever planned. */
export type Settled = readonly PartState['state'][] | 'unknown';

/** A post's newest delivery on an account, by the account's own log. */
export async function settledStates(view: LogView, post: string): Promise<Settled> {
  for (const seq of (await view.about(post)).toReversed()) {
    const { body } = await view.record(seq);
    if (!('delivery' in body)) continue;
    const delivery = await readDelivery(view, body.delivery as DeliveryId);
    return delivery?.parts.map(({ state }) => state) ?? [];
  }
  return [];
}

/** What is said when an issue of the watchdog is closed. */
export function settledComment(states: readonly PartState['state'][]): string {
  const list = [...new Set(states)].map((state) => {
    const { ja, en } = stateWords[state];
    return `- ${ja} / ${en}`;
  });
  return [
    list.length === 0
      ? '記録の仕事が追いつきました。\nThe record has caught up.'
      : '公開されたか、ほかの知らせに移りました。発信記録での状態は次のとおりです。\nIt is out, or told of elsewhere. Its state on record:',
    ...(list.length === 0 ? [] : ['', ...list]),
  ].join('\n');
}
