import type { Part } from '../../post/payload.ts';
import type { Instant } from '../../post/post.ts';
import type { Reason } from '../delivery.ts';

/** A part with the bytes of its media, read by blob id and checked against the approved digests. */
export interface SendablePart {
  readonly text: string;
  readonly media: readonly {
    readonly bytes: Uint8Array;
    readonly type: string;
    readonly alt: string;
  }[];
  /** Remote id of the part before it in a thread. */
  readonly replyTo?: string;
}

/** Made by `prepare`, spent by `release`. Nothing of it is public yet. */
export interface Prepared {
  /** The invisible post's id where the platform has one: it goes on record before `release`. */
  readonly remoteId?: string;
  readonly mediaIds: readonly string[];
}

/** One of the platform's windows in which only so many requests are taken. */
export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** When the window opens anew. */
  readonly resetAt: Instant;
}

/** What the headers of an answer said besides. */
export interface Told {
  /** The platform's own clock when it answered. */
  readonly serverTime?: Instant;
  /** Only of limits that sending meets; of several the one that is nearest to its end. */
  readonly quota?: Quota;
}

/** An answer of the platform, or the lack of one, with whatever its headers told. */
export type Heard<T> = T & { readonly told?: Told };

/**
 * How an attempt ended. `unknown` is the honest answer to a timeout, a reset, a
 * 5xx, a cut or unreadable body: it may have been published.
 */
export type Outcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | {
      readonly outcome: 'no-effect';
      readonly reason: Reason;
      readonly retry: boolean;
      readonly retryAfterMs?: number;
    }
  | { readonly outcome: 'unknown'; readonly reason: Reason };

export interface PublicPost {
  readonly remoteId: string;
  readonly url: string;
  readonly publicAt: Instant;
}

/** The platform gave no answer that counts. */
export interface Unreadable {
  readonly seen: 'unreadable';
  readonly reason: Reason;
}

/** What the own timeline says about a part whose answer was lost. */
export type Sighting =
  | { readonly seen: 'found'; readonly posts: readonly PublicPost[] }
  /** The whole window was readable and held no such post. */
  | { readonly seen: 'absent'; readonly readAt: Instant }
  | Unreadable;

export interface Search {
  readonly part: Part;
  readonly replyTo?: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Remote ids that other deliveries of this account already claim. */
  readonly claimed: ReadonlySet<string>;
}

/** A post that a person named, as the platform shows it. */
export type NamedPost =
  /** By the own account; the text, its media and its parent are those of the part, or nearly. */
  | { readonly seen: 'own'; readonly post: PublicPost }
  | { readonly seen: 'other'; readonly why: 'absent' | 'author' | 'text' }
  | Unreadable;

/** Reads single posts back: what a person says about one is looked at before it goes on record. */
export interface PostReader {
  /** Id of the post that an address or an id names; undefined where it is neither. */
  postId(named: string): string | undefined;
  read(remoteId: string, search: Pick<Search, 'part' | 'replyTo'>): Promise<NamedPost>;
}

/** Whether the public can see a post, by its id. Absent only where the platform itself says so. */
export type Presence = { readonly seen: 'present' | 'absent' } | Unreadable;

/** How a post that was made invisible stands at the platform. */
export type Standing =
  | { readonly seen: 'public'; readonly post: PublicPost }
  /** The platform will make it public by itself at `publishesAt`. */
  | { readonly seen: 'scheduled'; readonly publishesAt: Instant }
  | { readonly seen: 'hidden' }
  /** Deleted: proven by an answer about the post and another that shows that such answers can be had. */
  | { readonly seen: 'gone' }
  | Unreadable;

/** The platform's own timetable, for posts that `prepare` made invisible. Every call names the very post and can be repeated. */
export interface Scheduler {
  /** The platform will make it public at `at`; one that is scheduled already is moved. `unknown`: read it back. */
  schedule(remoteId: string, at: Instant): Promise<Heard<Outcome<void>>>;
  standing(remoteId: string): Promise<Heard<Standing>>;
}

/** Replaces the text of the account's own public posts, and only the text. */
export interface Editor {
  /** Whether a post of the account itself is there and public; its media and text do not matter. */
  stands(remoteId: string): Promise<Heard<Outcome<'public' | 'gone'>>>;
  /**
   * `done` only where the platform says so and was read back with exactly this text;
   * `publicAt`: when it was seen to be. Can be repeated without harm.
   */
  edit(remoteId: string, text: string): Promise<Heard<Outcome<PublicPost>>>;
  /** Whether the public sees exactly this text by now; `publicAt`: when it was seen. */
  shows(
    remoteId: string,
    text: string,
  ): Promise<Heard<Outcome<{ readonly public: boolean; readonly post?: PublicPost }>>>;
}

/** One account of one platform. Adapters translate; they never retry, never decide. */
export interface Platform {
  /** With two phases `prepare` makes an invisible post and `release` can be repeated without harm. */
  readonly phases: 'one' | 'two';
  /** That the credentials belong to the registered account; before anything is sent. */
  identify(): Promise<Heard<Outcome<{ readonly remoteId: string }>>>;
  prepare(part: SendablePart): Promise<Heard<Outcome<Prepared>>>;
  release(part: SendablePart, prepared: Prepared): Promise<Heard<Outcome<PublicPost>>>;
  /** Two phases only: is the prepared post public by now? */
  status(
    remoteId: string,
  ): Promise<Heard<Outcome<{ readonly public: boolean; readonly post?: PublicPost }>>>;
  find(search: Search): Promise<Heard<Sighting>>;
  /**
   * Deletes one post of the own account, public or not. `done` only where the platform
   * says that it did; of a post that is not there any more `unknown`, and reading back tells.
   */
  remove(remoteId: string): Promise<Heard<Outcome<void>>>;
  presence(remoteId: string): Promise<Heard<Presence>>;
  /** Absent where the platform has no timetable of its own that koho uses. */
  readonly scheduler?: Scheduler;
  /** Absent where no public text can be replaced. */
  readonly editor?: Editor;
}
