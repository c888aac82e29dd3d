import type { LogView } from '../../ledger/log.ts';
import { DeliveryReader } from '../../publish/read-deliveries.ts';

/** Posts that this log calls not yet public: whatever was published after the copy was made is among them. */
export async function waitingPosts(view: LogView): Promise<readonly string[]> {
  const { readable } = await new DeliveryReader().open(view);
  return readable.map(({ post }) => post);
}
