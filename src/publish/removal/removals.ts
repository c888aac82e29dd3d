import type { LogView } from '../../ledger/log.ts';
import type { Instant } from '../../post/post.ts';
import type { Reason } from '../delivery.ts';
import { parseInstant } from '../instant.ts';
import type { RemovalProgress, RemovalSituation } from './removal-step.ts';

/** What one run knows of its deletions beyond the record. Losing it costs a look, never a second anything. */
export class Removals {
  readonly #progress = new Map<string, Map<string, RemovalProgress>>();
  #lastDeletionAt: Instant | undefined;
  #credentials: RemovalSituation['credentials'];
  #learned = false;

  get situation(): RemovalSituation {
    const [lastDeletionAt, credentials] = [this.#lastDeletionAt, this.#credentials];
    return {
      progress: this.#progress,
      ...(lastDeletionAt !== undefined && { lastDeletionAt }),
      ...(credentials && { credentials }),
    };
  }

  /** When another run deleted last: only the records of the last `withinMs` are read. */
  async learn(view: LogView, { now, withinMs }: { now: Instant; withinMs: number }): Promise<void> {
    if (this.#learned) return;
    this.#learned = true;
    for (let seq = view.size - 1; seq >= 0; seq -= 1) {
      const record = await view.record(seq);
      const at = parseInstant(record.at);
      if (at < now - withinMs) return;
      if (record.kind !== 'deleting') continue;
      this.#lastDeletionAt = at;
      return;
    }
  }

  identified(askedAt: Instant, refused: Reason | undefined): void {
    this.#credentials = { askedAt, ...(refused && { refused }) };
  }

  began(deletion: string, remoteIds: readonly string[], since: Instant): void {
    const posts = remoteIds.map(
      (id) => [id, { fresh: true, since, answered: false }] satisfies [string, RemovalProgress],
    );
    this.#progress.set(deletion, new Map(posts));
  }

  asked(deletion: string, remoteId: string, o: { at: Instant; answered: boolean }): void {
    const known = this.#of(deletion, remoteId, o.at);
    const answered = known.answered || o.answered;
    this.#set(deletion, remoteId, { ...known, fresh: false, askedAt: o.at, answered });
    this.#lastDeletionAt = o.at;
  }

  looked(deletion: string, remoteId: string, looked: NonNullable<RemovalProgress['looked']>): void {
    const known = this.#of(deletion, remoteId, looked.at);
    this.#set(deletion, remoteId, { ...known, looked });
  }

  #of(deletion: string, remoteId: string, since: Instant): RemovalProgress {
    const known = this.#progress.get(deletion)?.get(remoteId);
    return known ?? { fresh: false, since, answered: false };
  }

  #set(deletion: string, remoteId: string, progress: RemovalProgress): void {
    const posts = this.#progress.get(deletion) ?? new Map<string, RemovalProgress>();
    posts.set(remoteId, progress);
    this.#progress.set(deletion, posts);
  }
}
