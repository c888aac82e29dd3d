import type { GateAnswer } from '../../src/publish/ports/gate.ts';
import type { Edition } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What lies on main and in the organisation's hands, and when it allowed what: the oracle reads the times. */
export class Town {
  policyOk = true;
  /** The edition of each post on main now; absent = removed. */
  readonly main = new Map<string, Edition>();
  /** Posts whose bytes on main are others than anybody approved. */
  readonly edited = new Set<string>();
  readonly unapproved = new Set<string>();
  readonly editions: readonly Edition[];
  readonly #time: VirtualTime;
  readonly #closings = new Map<string, { from: number; until: number }[]>();
  #pauses = 0;

  constructor(time: VirtualTime, editions: readonly Edition[]) {
    this.#time = time;
    this.editions = editions;
  }

  get isPaused(): boolean {
    return this.#pauses > 0;
  }

  pauseFor(ms: number): void {
    this.#pauses++;
    this.note();
    this.#time.at(this.#time.now + ms, () => {
      this.#pauses--;
      this.note();
    });
  }

  /** Called after every change. */
  note(): void {
    for (const edition of this.editions) {
      const closings = this.#closings.get(edition.content) ?? [];
      this.#closings.set(edition.content, closings);
      const last = closings.at(-1);
      const isClosed = this.answer(edition) !== undefined;
      if (last && last.until === Number.POSITIVE_INFINITY) {
        if (!isClosed) last.until = this.#time.now;
      } else if (isClosed) {
        closings.push({ from: this.#time.now, until: Number.POSITIVE_INFINITY });
      }
    }
  }

  /** Whether the edition could be published at some moment of the span. */
  wasOpen(edition: Edition, from: number, until: number): boolean {
    const closings = this.#closings.get(edition.content) ?? [];
    return !closings.some((closing) => closing.from < from && closing.until > until);
  }

  /** Since when the edition cannot be published, as of `at`; undefined = it can. */
  closedSince(edition: Edition, at: number): number | undefined {
    const closings = this.#closings.get(edition.content) ?? [];
    return closings.find((closing) => closing.from <= at && at < closing.until)?.from;
  }

  /** As `src/pipeline/publish/gate.ts` answers; undefined = open. */
  answer(edition: Edition): Exclude<GateAnswer, { open: true }> | undefined {
    if (this.isPaused) return closed('stays', 'paused');
    if (!this.policyOk) return closed('stays', 'policy-not-in-force');
    const onMain = this.main.get(edition.post);
    if (onMain === undefined) return closed('withdraw', 'removed');
    const isOther = onMain.content !== edition.content || this.edited.has(edition.post);
    if (isOther) return closed('stays', 'content-differs');
    if (this.unapproved.has(edition.post)) return closed('stays', 'approval-void');
    return undefined;
  }
}

export function closed(effect: 'stays' | 'hold' | 'withdraw', code: string) {
  return { open: false, effect, reason: { code, message: { ja: code, en: code } } } as const;
}
