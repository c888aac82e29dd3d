import type { Language, Message } from '../post/message.ts';
import type { PlatformId, Prices } from '../post/payload.ts';
import type { Place } from '../post/place.ts';
import type { AccountId, DepartmentId } from '../post/post.ts';
import type { Blackout, Budget, QuietHours } from '../post/timing/timing.ts';
import type { Outline } from './dictionary/outline.ts';
import type { QuestionCondition } from './question-conditions.ts';

/** Everything under `policies/`, read once. Another body adopts koho by replacing these files, not code. */
export interface Policy {
  readonly organisation: Organisation;
  readonly departments: ReadonlyMap<DepartmentId, Department>;
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly guideline: Guideline;
  readonly dictionaries: ReadonlyMap<string, Dictionary>;
}

/** `koho.yml` */
export interface Organisation {
  readonly name: string;
  /** IANA name; the zone in which local times are written and terms of office are judged. */
  readonly timeZone: string;
  readonly locale: Language;
  /** Hosts that are the organisation's own; a leading `*.` stands for any depth of sub-domain. */
  readonly officialHosts: readonly string[];
  readonly forge: ForgePlace;
  /** Present only with a reason: drafts in a public repository are public (promise 7). */
  readonly publicDrafts?: { readonly reason: string };
  readonly publishing: PublishingLimits;
  readonly windows: readonly PublishingWindow[];
  readonly quietHours?: QuietHours & { readonly exempt: Exempt };
  /** Newer prices than those that koho knows (`post/capabilities.ts`). */
  readonly prices: Readonly<Partial<Record<PlatformId, Prices>>>;
  readonly ledger: LedgerSettings;
  /** Who may approve changes of `policies/` and CODEOWNERS, and lift a pause. */
  readonly operators: readonly Officer[];
  readonly retention: { readonly evidenceMonths: number };
}

/** Where the repository lives. Comes from policy, never from an environment variable that a workflow could set. */
export interface ForgePlace {
  readonly kind: 'github';
  /** Base of web pages and git remotes, `https://github.com`; plain http only on loopback. */
  readonly web: string;
  /** Base of the REST API, `https://api.github.com`. */
  readonly api: string;
  readonly repository: string;
  readonly mainBranch: string;
}

/** A blackout, and whom it concerns. */
export interface PublishingWindow extends Blackout {
  /** Absent: every account. */
  readonly accounts?: readonly AccountId[];
  readonly exempt: Exempt;
}

/** Whose posts go out all the same. */
export interface Exempt {
  readonly accounts: readonly AccountId[];
  readonly departments: readonly DepartmentId[];
}

export interface PublishingLimits {
  /** A post without `latest_at` is held this long after it was due. */
  readonly latestAfterMinutes: number;
  /** How old pause, policy and approval may be when the first byte is sent (design, 5). */
  readonly recheckMaxAgeSeconds: number;
  /** After an intent's job has ended, how long until absence on the timeline proves that nothing was sent. */
  readonly settleSeconds: number;
  /** How long one run may hold a delivery. */
  readonly leaseSeconds: number;
  readonly maxAttempts: number;
  /** The clock runs while something is due within this time. */
  readonly lookAheadHours: number;
  /** At least this long between two deletions of one account. */
  readonly deletionSpacingSeconds: number;
  /** A due post that is not out is told of in an issue after this. */
  readonly alarmAfterMinutes: number;
  /** So long before its time a post that is not approved is asked about; descending. Empty: never. */
  readonly remindHours: readonly number[];
}

export interface LedgerSettings {
  /** First part of every checkpoint's origin line, e.g. `pref.hokkaido.example/koho`. */
  readonly origin: string;
  readonly fiscalYearStartsInMonth: number;
  /** C2SP verifier keys (`name+hash+base64`) by log; none = the record is chained but not signed. */
  readonly keys: readonly LedgerKey[];
}

interface LedgerKey {
  readonly log: string;
  readonly key: string;
  /** Keys that signed this log before, oldest first; absent = none. */
  readonly replaced?: readonly ReplacedKey[];
}

/** A key that counts up to where its log stood when another took its place. */
export interface ReplacedKey {
  readonly key: string;
  readonly year: string;
  readonly size: number;
  /** SHA-256 (hex) of record `size` − 1. */
  readonly last: string;
}

/** A person in office: the numeric id is the identity, the login is for people to read. */
export interface Officer {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  /** Local dates `yyyy-mm-dd` in the organisation's zone, both included; absent = open. */
  readonly from?: string;
  readonly until?: string;
}

export interface Department {
  readonly id: DepartmentId;
  readonly name: string;
  /** 所属長 */
  readonly heads: readonly Officer[];
  /** 代決者 */
  readonly deputies: readonly Officer[];
}

/** One entry of the register of official accounts (HSM-3). */
export interface Account {
  readonly id: AccountId;
  readonly platform: PlatformId;
  readonly name: string;
  /** Handle or page name as the public sees it. */
  readonly handle: string;
  /** The platform's own id, decimal digits as a string. */
  readonly remoteId: string;
  readonly department: DepartmentId;
  /** Departments whose posts may go to this account; the owner is always one. */
  readonly usableBy: readonly DepartmentId[];
  readonly status: 'approved' | 'closed';
  readonly officialPage: string;
  readonly profileShows: string;
  readonly contactMail: string;
  readonly openedOn: string;
  /** Present exactly where `status` is `closed`. */
  readonly closedOn?: string;
  readonly useCase: 'public-relations';
  /** 利用方針, HSM-3-6: six parts, none empty. */
  readonly usagePolicy: UsagePolicy;
  readonly security: {
    readonly mfa: boolean;
    readonly custodians: readonly string[];
    readonly rotatedOn: string;
  };
  /** Two-phase publication on Facebook (facts.md: keep it switchable per account). Ignored elsewhere. */
  readonly twoPhase: boolean;
  /** Who makes a post public when it is due; `platform`: the platform's own timetable (Facebook, two phases). */
  readonly scheduling: 'koho' | 'platform';
  readonly scheduleHoursAhead?: number;
  /** How a post with `corrects:` goes out: by itself, or as the new text of the post that it corrects. */
  readonly corrections: 'new-post' | 'edit';
  readonly spacingMinutes?: number;
  readonly budget: Budget;
}

interface UsagePolicy {
  readonly purpose: string;
  readonly kind: string;
  readonly content: string;
  readonly procedure: string;
  readonly security: string;
  readonly replies: string;
}

export const severities = ['block', 'warn', 'ask'] as const;
export type Severity = (typeof severities)[number];

/** `guideline.yml` */
export interface Guideline {
  readonly title: string;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Rule id → severity, or `off`. A rule that is not listed runs with its own default. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly questions: ReadonlyMap<string, Question>;
}

interface Clause {
  readonly id: string;
  /** As people cite it: `4(4)`. */
  readonly cite: Message;
  /** Its meaning in one line. */
  readonly meaning: Message;
}

export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** Whose approval lets a block of this rule pass with a stated reason; absent: nobody's. */
  readonly waivableBy?: readonly WaiverRole[];
  /** Where `guideline.yml` says it; absent where no file was read. */
  readonly place?: Place;
}

/** In what role somebody approves a post. Operators approve policy only. */
export const waiverRoles = ['head', 'deputy'] as const;
export type WaiverRole = (typeof waiverRoles)[number];

/** Something that only a person can answer, asked in the pull request, answered in the front matter. */
export interface Question {
  readonly id: string;
  readonly clause: string;
  readonly text: Message;
  /** The answers offered; `proceed` lets the post go on, `stop` blocks it. */
  readonly answers: readonly { readonly text: Message; readonly effect: 'proceed' | 'stop' }[];
  /** When it is asked. */
  readonly when: QuestionCondition;
  /** Further clauses that the answer speaks to: one question instead of several. */
  readonly covers?: readonly string[] | undefined;
}

/** `dictionaries/<id>.yml` (ADR 0014). A class is named `class` in its own dictionary and `dictionary/class` elsewhere. */
export interface Dictionary {
  readonly id: string;
  readonly clause: string;
  readonly entries: readonly DictionaryEntry[];
  readonly classes: ReadonlyMap<string, WordClass>;
  readonly patterns: ReadonlyMap<string, WordPattern>;
  /** Classes that make every entry and pattern of this dictionary harmless. */
  readonly unless: readonly string[];
  /** The same as it is searched. */
  readonly outline: Outline;
}

export interface DictionaryEntry extends Spelling {
  readonly word: string;
  /** Other ways to write it: `氏ね`, `○ね`. */
  readonly spellings: readonly string[];
  readonly unless: readonly string[];
  readonly severity?: Severity | undefined;
  readonly suggest?: string | undefined;
  readonly note?: Message | undefined;
}

/** How a word is told from a longer one that contains it. */
interface Spelling {
  /** Words that contain it and are fine. */
  readonly except: readonly string[];
  /** A word of its own (true), or anywhere (false); absent: by its letters. */
  readonly whole?: boolean | undefined;
}

export interface WordClass extends Spelling {
  readonly words: readonly string[];
  /** Classes whose words belong to this one too. */
  readonly includes: readonly string[];
}

/** Classes that occur together: what no single word says. */
export interface WordPattern {
  /** Names of classes, or `@end`: the end of the sentence. */
  readonly find: readonly string[];
  readonly order: 'fixed' | 'any';
  /** Letters between one and the next, at most; not asked where `scope` is the post. */
  readonly within: number;
  readonly scope: 'sentence' | 'post';
  readonly quoted: 'any' | 'skip' | 'only';
  readonly unless: readonly string[];
  readonly clause?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly suggest?: string | undefined;
  readonly note: Message;
}
