import type { Place } from './place.ts';

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** `posts/<department>/<year>/<slug>` without `.md`: a post's identity. Only `parsePostId` makes one. */
export type PostId = Brand<string, 'PostId'>;
export type DepartmentId = Brand<string, 'DepartmentId'>;
export type AccountId = Brand<string, 'AccountId'>;
/** A post has one edition; a later one would be another delivery and needs its own decision. */
export const edition = 1;
/** Milliseconds since the epoch, UTC. Only `instant` makes one. */
export type Instant = Brand<number, 'Instant'>;

/** @throws RangeError where `ms` is no finite number */
export function instant(ms: number): Instant {
  if (!Number.isFinite(ms)) throw new RangeError(`no instant: ${ms}`);
  return ms as Instant;
}

/** A value of the front matter together with where it stands, so that any later finding has an exact place. */
export interface Located<T> {
  readonly value: T;
  readonly place: Place;
}

export const peopleInMedium = [
  'none',
  'unidentifiable',
  'public-duty',
  'consent',
  'minor-with-guardian-consent',
] as const;
export type PeopleInMedium = (typeof peopleInMedium)[number];

/** One image as the front matter declares it. `path` is repository-relative and lies in the post's department folder. */
export interface Medium {
  readonly path: string;
  readonly file: Located<string>;
  readonly alt?: Located<string>;
  readonly rights?: Located<string>;
  readonly people?: Located<PeopleInMedium>;
  readonly place: Place;
}

export interface Answer {
  readonly question: Located<string>;
  readonly answer: Located<string>;
  /** What the approver should know besides: who agreed, when. The answer itself is one of those offered. */
  readonly note?: Located<string>;
  readonly place: Place;
}

/** 広報, and 正確な情報のお知らせ against others' falsehood (guideline 5(2)). */
export const useCases = ['public-relations', 'accurate-information'] as const;
export type UseCase = (typeof useCases)[number];

/** `corrects:` and `correction:`: which published post of ours this one corrects, and what changed. */
export interface Correction {
  readonly post: Located<PostId>;
  readonly what: Located<string>;
}

/** `acknowledge:`: a warning passed with a stated reason; shown to the approver and recorded. */
export interface Waiver {
  readonly rule: Located<string>;
  readonly reason: Located<string>;
}

/**
 * One run of body text to publish, still as source: `text` is the decoded,
 * NFC-normalised final text (links as "text target"), `lines` maps each line of
 * `text` back to the file so that a finding in the text has a place.
 */
export interface Passage {
  readonly text: string;
  readonly lines: readonly Place[];
  /** Where the character at `index` (UTF-16) of line `line` (0-based) of `text` stands in the file, through links, escapes and NFD. */
  readonly placeAt: (line: number, index: number) => Place;
  readonly links: readonly Link[];
}

/** A link as the author wrote it; `text` equals `target` for a bare or autolinked URL. */
export interface Link {
  readonly text: string;
  readonly target: string;
  readonly place: Place;
  /** Just behind it in the file. */
  readonly end: Place;
}

/** The body for one target: one passage, or several where `thread: true` divides it. */
export interface Variant {
  /** `default`, a platform (`x`, `facebook`) or an account id. */
  readonly target: string;
  readonly place: Place;
  readonly passages: readonly Passage[];
}

/** A post whose form is right. Whether it may be published is for `guideline/` and `approval/` to say. */
export interface Post {
  readonly id: PostId;
  readonly path: string;
  readonly department: DepartmentId;
  readonly year: number;
  readonly title: Located<string>;
  readonly accounts: readonly Located<AccountId>[];
  /** Absent: as soon as merged. */
  readonly publishAt?: Located<Instant>;
  readonly latestAt?: Located<Instant>;
  /** 解禁日時: never public before it. */
  readonly embargoUntil?: Located<Instant>;
  readonly thread: boolean;
  readonly sources: readonly Located<string>[];
  readonly media: readonly Medium[];
  readonly linkReasons: ReadonlyMap<string, Located<string>>;
  readonly answers: readonly Answer[];
  readonly waivers: readonly Waiver[];
  readonly variants: readonly Variant[];
  readonly correction?: Correction;
  /** Absent: 広報. */
  readonly useCase?: Located<UseCase>;
}
