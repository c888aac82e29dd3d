import type { Instant } from '../../post/post.ts';
import type { Clock } from '../../publish/ports/surroundings.ts';
import { organisationLogName } from '../workplace/logs.ts';
import type { ClockEvent } from './clock-event.ts';
import type { Sight } from './watch.ts';

type Untimed<E> = E extends unknown ? Omit<E, 'at'> : never;

/** Tells what changed since the last look, and nothing twice. */
export class Teller {
  /** The organisation's, as its policy names it. */
  timeZone = 'UTC';
  readonly #tell: (event: ClockEvent, timeZone: string) => void;
  readonly #clock: Pick<Clock, 'now'>;
  #paused: Sight['paused'] = [];
  #entries: string | undefined;
  #isBehind = false;
  readonly #told = new Set<string>();

  constructor(tell: (event: ClockEvent, timeZone: string) => void, clock: Pick<Clock, 'now'>) {
    this.#tell = tell;
    this.#clock = clock;
  }

  tell(event: Untimed<ClockEvent>): void {
    this.#tell({ ...event, at: this.#clock.now() }, this.timeZone);
  }

  saw({ entries, paused, unreadable, broken, needs }: Sight, horizon: Instant): void {
    this.#turned('paused', paused, this.#paused);
    this.#turned('resumed', this.#paused, paused);
    this.#paused = paused;
    const isBehind = needs.some(({ job }) => job === organisationLogName);
    if (isBehind && !this.#isBehind) this.tell({ event: 'main-moved' });
    this.#isBehind = isBehind;
    for (const { account, error } of unreadable) {
      this.#once(`${account} ${error.code}`, { event: 'unreadable', account, error });
    }
    for (const one of broken) this.#once(one.delivery, { event: 'broken', ...one });
    const due = entries.filter(({ waiting }) => waiting && waiting.due <= horizon);
    const now = JSON.stringify(due);
    if (now !== this.#entries) this.tell({ event: 'due', entries: due });
    this.#entries = now;
  }

  #once(key: string, event: Untimed<ClockEvent>): void {
    if (!this.#told.has(key)) this.tell(event);
    this.#told.add(key);
  }

  #turned(event: 'paused' | 'resumed', now: Sight['paused'], before: Sight['paused']): void {
    for (const account of now) {
      if (!before.includes(account)) this.tell({ event, ...(account && { account }) });
    }
  }
}
