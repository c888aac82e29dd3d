import { openWorkplace } from '../../src/pipeline/workplace/workplace.ts';
import type { DeliveryId } from '../../src/publish/delivery.ts';
import { readDelivery } from '../../src/publish/read-deliveries.ts';
import { pathOf } from './drafts.ts';
import { kotsuX, staff } from './people.ts';
import type { Stage } from './stage.ts';

export interface ShownIssue {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
}

/** Issues proper, without pull requests. */
export async function issues(stage: Stage): Promise<readonly ShownIssue[]> {
  const listed = await stage.api(staff, 'GET', '/issues?state=all&per_page=100');
  return (listed as (ShownIssue & { pull_request?: unknown })[])
    .filter(({ pull_request }) => pull_request === undefined)
    .map(({ number, state, title, body }) => ({ number, state, title, body }));
}

/** Sent once with a fault on the way; that nobody could find out what became of it is put on record. */
export async function hold(
  stage: Stage,
  slug: string,
  { fault }: { readonly fault: 'apply-then-drop' | 'drop-before' },
): Promise<void> {
  await stage.platformFault({ platform: 'x', route: 'POST /2/tweets', kind: fault, times: 1 });
  await stage.platformFault({
    platform: 'x',
    route: 'GET /2/users/:id/tweets',
    kind: '500',
    times: 9,
  });
  await stage.publish(kotsuX);
  await stage.clearFaults();
  const workplace = await openWorkplace(await stage.settings(kotsuX), { signs: 'account' });
  try {
    const log = await workplace.accountLog(kotsuX, 'write');
    const reason = { code: 'unreadable', ja: '一覧を読めません。', en: 'The list is unreadable.' };
    await log.append(async (view) => {
      for (const id of (await view.open()).keys()) {
        const delivery = await readDelivery(view, id as DeliveryId);
        if (`${delivery?.post}.md` !== pathOf(slug) || delivery?.parts[0]?.state !== 'intended')
          continue;
        const nonce = workplace.chance.nonce();
        return [{ kind: 'held', nonce, body: { delivery: id, part: 0, reason } }];
      }
      throw new Error(`${slug} was not begun`);
    });
  } finally {
    await workplace.close();
  }
}
