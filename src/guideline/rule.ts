import type { Policy, Severity, WaiverRole } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';
import type { Payload } from '../post/payload.ts';
import type { Place } from '../post/place.ts';
import type { AccountId, Instant, Post, PostId } from '../post/post.ts';
import type { Draft } from '../post/read-draft.ts';
import type { RecentTexts } from './likeness/recent-texts.ts';
import type { LinkFacts } from './links/link-fact.ts';
import type { AccountSlots } from './timing/account-slots.ts';

/**
 * What a rule reports. `excerpt` and `message` never hold personal data or
 * secrets in the clear: the rule masks what it matched.
 */
export interface Finding {
  readonly rule: string;
  readonly clause: string;
  readonly severity: Severity;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Just behind what was found, where a rule knows it: whether two findings are about one place. */
  readonly end?: Place;
  readonly message: Message;
  /** A safe replacement of exactly `length` UTF-16 units at the place; absent where only a person can mend. */
  readonly fix?: { readonly length: number; readonly text: string };
  /** The stated reason with which the author passed a warning, or asks to let a block pass. */
  readonly acknowledged?: string;
  /** Whose approval lets this block pass, where a reason is stated; absent: nobody's. See `standing.ts`. */
  readonly waivableBy?: readonly WaiverRole[];
}

/** What a rule says of one spot; the engine adds rule, clause, severity and path. */
export interface Report {
  readonly place: Place;
  readonly end?: Place;
  readonly message: Message;
  readonly fix?: { readonly length: number; readonly text: string };
  /** Where one rule serves several clauses. */
  readonly clause?: string;
  /** Where a spot weighs more or less than its rule; stands whatever the policy says of the rule, short of `off`. */
  readonly severity?: Severity;
}

/** What was already published and what is frozen. Empty where there is no record. */
export interface History {
  /** Posts whose first intent is on record: edit, move and delete are findings. */
  readonly published: ReadonlyMap<PostId, Published>;
  /** Posts that the record was asked about; absent where there is no record. */
  readonly looked?: ReadonlySet<PostId>;
  /** What the accounts published lately, or will soon. Absent where nobody looked. */
  readonly recent?: RecentTexts;
  /** What they have taken of their time and budget, and will. Absent where nobody looked. */
  readonly slots?: AccountSlots;
}

export interface Published {
  readonly post: PostId;
  readonly contentDigest: string;
  readonly at: Instant;
  /** Accounts on which its publication began, each with its address where that is known. */
  readonly accounts?: readonly AccountId[];
  readonly urls?: readonly string[];
  readonly on?: ReadonlyMap<AccountId, PublishedOn>;
}

/** What one account shows of a post. */
export interface PublishedOn {
  readonly url?: string;
  /** SHA-256 of its first part's media: of a correction by editing, those of the post that it edited. */
  readonly media: readonly string[];
  /** It was public and is deleted. */
  readonly isGone?: true;
  /** Corrections that are to replace the text of the same public post and are not over. */
  readonly unfinished?: readonly UnfinishedEdit[];
}

export interface UnfinishedEdit {
  readonly post: PostId;
  readonly publishAt: Instant;
  /** It waits for a person. */
  readonly isHeld: boolean;
}

/** Facts of a medium's bytes, gathered by the pipeline so that rules stay pure. */
export type MediumFacts =
  | { readonly state: 'missing' }
  | {
      readonly state: 'refused';
      readonly why: 'symlink' | 'lfs-pointer' | 'submodule' | 'outside' | 'directory';
    }
  | {
      readonly state: 'read';
      readonly bytes: number;
      /** By its magic numbers and structure; `unknown` is no image. */
      readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'unknown';
      readonly width: number;
      readonly height: number;
      readonly hasGps: boolean;
      /** Of an animated GIF; absent where there is one picture. */
      readonly frames?: number;
    };

export interface RuleContext {
  readonly post: Post;
  readonly policy: Policy;
  readonly history: History;
  /** The exact payload of each account that could be rendered. */
  readonly payloads: readonly Payload[];
  /** By repository-relative path. */
  readonly media: ReadonlyMap<string, MediumFacts>;
  /** SHA-256 of their bytes by path; absent where nobody computed them. */
  readonly mediaDigests?: ReadonlyMap<string, string>;
  readonly now: Instant;
  /** Digest of the post's and its media's bytes, as `History` records it. */
  readonly contentDigest: string;
  /** Length of a text in the unit of the account's platform (X: weighted). */
  readonly measure: (platform: Payload['platform'], text: string) => number;
  /** What was seen behind the links; absent where nobody was asked to look. */
  readonly linkFacts?: LinkFacts;
}

/** What is enough for a rule that only reads. */
export interface TextContext extends Pick<RuleContext, 'policy' | 'linkFacts'> {
  readonly post: Draft;
}

/** A rule that also speaks of a file whose form is still wrong. */
export interface TextRule extends Rule {
  readonly check: (context: TextContext) => readonly Report[];
}

/**
 * One rule, one file, one clause of the guideline. Pure: no time, network or
 * Node import, so that the composer page runs the very same code.
 */
export interface Rule {
  readonly id: string;
  /** Default clause and severity; `policies/guideline.yml` may change the severity. `off` waits for the policy to ask for it. */
  readonly clause: string;
  readonly severity: Severity | 'off';
  /** What it finds, in one line, for `koho check --rules` and the docs. */
  readonly about: Message;
  readonly check: (context: RuleContext) => readonly Report[];
}
