import { AccountStory } from './account-story.ts';
import { CrossRecord } from './cross-record.ts';
import { Dispatches } from './dispatches.ts';
import type { LogName } from './kinds/parts.ts';
import { OrganisationStory } from './organisation-story.ts';
import { type Problem, tampered } from './problem.ts';
import type { AnyRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';
import { organisationLog } from './record-shapes.ts';

/** What all logs together tell: the organisation's first, then each account's, year by year. */
export class Stories {
  readonly cross = new CrossRecord();
  readonly #organisation = new OrganisationStory();
  readonly #accounts = new Map<LogName, AccountStory>();
  readonly #dispatches = new Map<LogName, Dispatches>();
  readonly #nonces = new Map<LogName, Set<string>>();

  /** The first thing that cannot have been so. */
  tell(log: LogName, year: string, record: AnyRecord): Problem | undefined {
    return (
      this.#hearNonce(log, record) ??
      this.cross.tell(log, year, record) ??
      this.#dispatchesOf(log).tell(record) ??
      this.#storyOf(log).tell(record)
    );
  }

  /** Whether this policy was ever in force by the organisation's log, as far as it was told. */
  hasAdopted(policy: string): boolean {
    return this.#organisation.hasAdopted(policy);
  }

  #storyOf(log: LogName): OrganisationStory | AccountStory {
    if (log === organisationLog) return this.#organisation;
    const account = this.#accounts.get(log) ?? new AccountStory(log, this.#organisation);
    this.#accounts.set(log, account);
    return account;
  }

  #dispatchesOf(log: LogName): Dispatches {
    const dispatches = this.#dispatches.get(log) ?? new Dispatches();
    this.#dispatches.set(log, dispatches);
    return dispatches;
  }

  /** A nonce is fresh: with one that is not, a writer could take another's record for its own. */
  #hearNonce(log: LogName, { nonce, seq }: AnyRecord): Problem | undefined {
    const heard = this.#nonces.get(log) ?? new Set();
    this.#nonces.set(log, heard);
    const before = heard.size;
    return heard.add(nonce).size > before
      ? undefined
      : tampered({ code: 'nonce-repeated', file: recordFilePath(seq), seq, detail: nonce });
  }
}
