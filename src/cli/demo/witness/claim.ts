/** Something that must be true, to be found out without koho: from public timelines and a fresh clone. */
export type Claim =
  /** These posts, each once, and no others are public on this timeline. */
  | { readonly claim: 'public'; readonly timeline: string; readonly posts: readonly ClaimedPost[] }
  /** So many records of a log match: `where` maps dotted members to values. */
  | {
      readonly claim: 'recorded';
      readonly log: string;
      readonly where: Readonly<Record<string, string>>;
      readonly times: number;
    }
  /** A file is on main, or is not. */
  | { readonly claim: 'on-main'; readonly path: string; readonly there: boolean }
  /** koho, run on the clone with this ref checked out, ends like this and prints this. */
  | {
      readonly claim: 'koho';
      readonly ref: string;
      readonly args: readonly string[];
      readonly exit: number;
      readonly prints: readonly string[];
    }
  /** After one byte of one record is changed in the clone, `koho audit verify` ends with 1 and names it. */
  | { readonly claim: 'tampering-found'; readonly log: string; readonly seq: number };

export interface ClaimedPost {
  readonly text: string;
  /** Alt texts of its images, in order. */
  readonly alts: readonly string[];
  /** UTC: not public before this instant. */
  readonly notBefore?: string;
}

export interface Summons {
  readonly cloneUrl: string;
  /** Reads the private repository. */
  readonly token: string;
  /** The built CLI, for the claims of kind `koho`. */
  readonly cli: string;
  readonly claims: readonly Claim[];
}
