import type { LogView } from '../../ledger/log.ts';
import type { PartState } from '../../publish/delivery.ts';
import { newestDelivery } from '../../publish/newest-delivery.ts';
import { stateWords } from '../report/plan-text.ts';

/** How the newest delivery of a post stands; none where nothing was ever planned. */
export type Settled = readonly PartState['state'][] | 'unknown';

/** A post's newest delivery on an account, by the account's own log. */
export async function settledStates(
  view: LogView,
  post: string,
): Promise<readonly PartState['state'][]> {
  return (await newestDelivery(view, post))?.parts.map(({ state }) => state) ?? [];
}

/** What is said when an issue of the watchdog is closed. */
export function settledComment(
  states: readonly PartState['state'][],
  about: 'publication' | 'removal',
): string {
  const list = [...new Set(states)].map((state) => {
    const { ja, en } = stateWords[state];
    return `- ${ja} / ${en}`;
  });
  return [
    list.length === 0
      ? '記録の仕事が追いつきました。\nThe record has caught up.'
      : settledWords[about],
    ...(list.length === 0 ? [] : ['', ...list]),
  ].join('\n');
}

const settledWords = {
  publication:
    '公開されたか、ほかの知らせに移りました。発信記録での状態は次のとおりです。\nIt is out, or told of elsewhere. Its state on record:',
  removal:
    '公開中止・削除が終わったか、ほかの知らせに移りました。発信記録での状態は次のとおりです。\nIt is gone, or told of elsewhere. Its state on record:',
} as const;
