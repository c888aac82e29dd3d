import type { Instant } from '../../src/post/post.ts';
import type { SendablePart } from '../../src/publish/ports/platform.ts';
import type { Prng } from './prng.ts';
import { minute, partDigest } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The request that made a post public, as a camera on the runner's desk would have seen it. */
export interface Request {
  /** When its first byte left. */
  readonly at: Instant;
  /** How wrong the sender's clock was at most. */
  readonly clockErrorMs: number;
  /** How long the sender slept between its last check and the first byte. */
  readonly sleptMs: number;
  /** The run that sent it. */
  readonly run?: string;
  /** No request: the platform did it by its own timetable. */
  readonly byTimetable?: true;
}

export interface PublicEntry {
  readonly remoteId: string;
  /** Of text and media. */
  readonly digest: string;
  readonly text: string;
  readonly media: readonly Uint8Array[];
  readonly replyTo: string | undefined;
  readonly publicAt: Instant;
  readonly request: Request;
}

/**
 * The outside world: what the public sees of the account. It knows nothing of
 * koho; the oracle reads this and not what koho believes.
 */
export class FakePlatform {
  readonly timeline: PublicEntry[] = [];
  /** What was public once and is no more. */
  readonly removed: PublicEntry[] = [];
  /** Texts that the public saw before another took their place, oldest first. */
  readonly replaced: PublicEntry[] = [];
  /** When each was deleted, public or not, by remote id. */
  readonly deleted = new Map<string, Instant>();
  readonly #hidden = new Map<string, SendablePart>();
  readonly #scheduled = new Map<string, Instant>();
  readonly #time: VirtualTime;
  readonly #prng: Prng;

  constructor(time: VirtualTime, prng: Prng) {
    this.#time = time;
    this.#prng = prng;
  }

  publish(part: SendablePart, request: Request): PublicEntry {
    return this.#show(this.#id(), part, request);
  }

  hide(part: SendablePart): string {
    const remoteId = this.#id();
    this.#hidden.set(remoteId, part);
    return remoteId;
  }

  /** Can be repeated: the same post is public once. */
  flip(remoteId: string, request: Request): PublicEntry | undefined {
    const shown = this.#shown(remoteId);
    const hidden = this.#hidden.get(remoteId);
    this.#scheduled.delete(remoteId);
    return shown ?? (hidden && this.#show(remoteId, hidden, request));
  }

  /** Replaces the text of a public post, not its pictures. Can be repeated. Undefined: it is not there. */
  edit(remoteId: string, text: string, request: Request): PublicEntry | undefined {
    const at = this.timeline.findIndex((entry) => entry.remoteId === remoteId);
    const before = this.timeline[at];
    if (before === undefined || before.text === text) return before;
    const { media } = before;
    const digest = partDigest(text, media);
    const entry = { ...before, text, digest, request };
    this.replaced.push(before);
    this.timeline[at] = entry;
    return entry;
  }

  /** Can be repeated; an invisible post can be deleted, too. False = it is not there. */
  remove(remoteId: string): boolean {
    const shown = this.timeline.findIndex((entry) => entry.remoteId === remoteId);
    const hidden = this.#hidden.delete(remoteId);
    this.#scheduled.delete(remoteId);
    if (shown < 0 && !hidden) return false;
    this.removed.push(...(shown >= 0 ? this.timeline.splice(shown, 1) : []));
    this.deleted.set(remoteId, this.#time.now);
    return true;
  }

  /** False: refused, as the time is out of the window or the post is public or gone. It is public some seconds after `at`. */
  schedule(remoteId: string, at: Instant): boolean {
    const ahead = at - this.#time.now;
    const inWindow = ahead >= 10 * minute && ahead <= 30 * 24 * 60 * minute;
    if (!inWindow || this.stands(remoteId) === 'gone' || this.#shown(remoteId)) return false;
    this.#scheduled.set(remoteId, at);
    this.#time.at(at + this.#prng.int(0, 20_000), () => {
      if (this.#scheduled.get(remoteId) !== at) return;
      this.flip(remoteId, { at: this.#time.now, clockErrorMs: 0, sleptMs: 0, byTimetable: true });
    });
    return true;
  }

  stands(remoteId: string): PublicEntry | Instant | 'hidden' | 'gone' {
    if (!this.#hidden.has(remoteId)) return 'gone';
    return this.#shown(remoteId) ?? this.#scheduled.get(remoteId) ?? 'hidden';
  }

  /** What becomes public by itself one day, if nobody does anything. */
  get onTimetable(): readonly string[] {
    return [...this.#scheduled.keys()].filter((id) => !this.#shown(id));
  }

  #shown(remoteId: string): PublicEntry | undefined {
    return this.timeline.find((entry) => entry.remoteId === remoteId);
  }

  shows(text: string): boolean {
    return this.timeline.some((entry) => entry.text === text);
  }

  #show(remoteId: string, part: SendablePart, request: Request): PublicEntry {
    const { text, media, replyTo } = part;
    const pictures = media.map(({ bytes }) => bytes);
    const digest = partDigest(text, pictures);
    const entry = {
      remoteId,
      digest,
      text,
      media: pictures,
      replyTo,
      publicAt: this.#time.now,
      request,
    };
    this.timeline.push(entry);
    return entry;
  }

  #id(): string {
    return String(10 ** 15 + this.#prng.int(0, 2 ** 31) * 4096 + this.timeline.length);
  }
}
