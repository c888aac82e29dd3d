import { maxClockSkewMs } from './clock-skew.ts';
import type { ApprovalBody, PlannedBody } from './kinds/parts.ts';
import { type Problem, type ProblemCode, tampered } from './problem.ts';
import type { AnyRecord, LedgerRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';
import { canonical } from './record-line.ts';
import type { ApprovedWithdrawal } from './withdrawal-story.ts';

/** An approval of one delivery, as the accounts' logs may rely on it. */
interface ApprovedDelivery {
  readonly seq: number;
  readonly at: string;
  readonly post: string;
  readonly account: string;
  readonly platform: string;
  readonly edition: number;
  readonly content: string;
  readonly payload: string;
  /** The delivery whose public post it replaces the text of. */
  readonly edits: string | undefined;
  /** Canonical text of the parts' digests. */
  readonly parts: string;
}

/**
 * The organisation's log told again: which policy was in force when, and what
 * was approved under it. All its years, one after the other.
 */
export class OrganisationStory {
  readonly #approved = new Map<string, ApprovedDelivery[]>();
  /** Accounts that a post was approved for, by post. */
  readonly #accounts = new Map<string, Set<string>>();
  readonly #withdrawals = new Map<number, ApprovedWithdrawal & { readonly at: string }>();
  readonly #policies: { readonly at: string; readonly policy: string }[] = [];

  /** The first thing that cannot have been so. */
  tell(record: AnyRecord): Problem | undefined {
    switch (record.kind) {
      case 'genesis':
        return this.#begin(record);
      case 'approved':
        return this.#approve(record);
      case 'withdrawal-approved':
        return this.#withdraw(record);
      case 'policy-adopted':
        return this.#adopt(record);
      case 'policy-refused':
        return record.body.inForce === this.#inForce
          ? undefined
          : wrong(record, 'policy-not-in-force', record.body.inForce, this.#inForce);
      default:
        return undefined;
    }
  }

  /** Every approval of a delivery, over all years. */
  approvalsOf(delivery: string): readonly ApprovedDelivery[] {
    return this.#approved.get(delivery) ?? [];
  }

  /** The approved withdrawal of this number, no later than the record that relies on it. */
  withdrawal(seq: number, by: string): ApprovedWithdrawal | undefined {
    const found = this.#withdrawals.get(seq);
    const isBefore = found && Date.parse(found.at) <= Date.parse(by) + maxClockSkewMs;
    return isBefore ? found : undefined;
  }

  /** The policy was in force at some moment between two instants, give or take what runners' clocks differ. */
  wasInForce(policy: string, from: string, to: string): boolean {
    const start = Date.parse(from) - maxClockSkewMs;
    const end = Date.parse(to) + maxClockSkewMs;
    return this.#policies.some((entry, index) => {
      const next = this.#policies[index + 1];
      return (
        entry.policy === policy &&
        Date.parse(entry.at) <= end &&
        (!next || Date.parse(next.at) >= start)
      );
    });
  }

  hasAdopted(policy: string): boolean {
    return this.#policies.some((entry) => entry.policy === policy);
  }

  get #inForce(): string | undefined {
    return this.#policies.at(-1)?.policy;
  }

  #begin(record: LedgerRecord<'genesis'>): Problem | undefined {
    const { policy } = record.body;
    if (policy === undefined) return wrong(record, 'policy-not-in-force', 'none', this.#inForce);
    // A new year goes on with the policy of the old one: a genesis adopts nothing.
    if (this.#inForce !== undefined && policy !== this.#inForce) {
      return wrong(record, 'policy-not-in-force', policy, this.#inForce);
    }
    this.#policies.push({ at: record.at, policy });
    return undefined;
  }

  #adopt(record: LedgerRecord<'policy-adopted'>): Problem | undefined {
    const { policy, previous } = record.body;
    if (previous !== this.#inForce) {
      return wrong(record, 'policy-not-in-force', previous, this.#inForce);
    }
    this.#policies.push({ at: record.at, policy });
    return undefined;
  }

  #approve(record: LedgerRecord<'approved'>): Problem | undefined {
    const { policy, approval, deliveries, post, content } = record.body;
    if (policy !== this.#inForce) {
      return wrong(record, 'policy-not-in-force', policy, this.#inForce);
    }
    const unsound = unsoundness(approval);
    if (unsound !== undefined) return wrong(record, 'approval-unsound', unsound);
    for (const delivery of deliveries) {
      const accounts = this.#accounts.get(post) ?? new Set();
      this.#accounts.set(post, accounts.add(delivery.account));
      const known = this.#approved.get(delivery.delivery);
      const approved = {
        seq: record.seq,
        at: record.at,
        post,
        account: delivery.account,
        platform: delivery.platform,
        edition: delivery.edition,
        content,
        payload: delivery.payload,
        edits: delivery.edits,
        parts: partsText(delivery),
      };
      if (known) known.push(approved);
      else this.#approved.set(delivery.delivery, [approved]);
    }
    return undefined;
  }

  /** Of a post that was approved before, for no account that it was not approved for. */
  #withdraw(record: LedgerRecord<'withdrawal-approved'>): Problem | undefined {
    const { policy, approval, post, accounts } = record.body;
    if (policy !== this.#inForce) {
      return wrong(record, 'policy-not-in-force', policy, this.#inForce);
    }
    const unsound = unsoundness(approval);
    if (unsound !== undefined) return wrong(record, 'approval-unsound', unsound);
    const approved = this.#accounts.get(post);
    const foreign = accounts.find((account) => !approved?.has(account));
    if (accounts.length === 0 || foreign !== undefined) {
      return wrong(record, 'withdrawal-unsound', foreign ?? 'accounts');
    }
    this.#withdrawals.set(record.seq, { post, accounts, at: record.at });
    return undefined;
  }
}

export function partsText({ parts }: Pick<PlannedBody, 'parts'>): string {
  return canonical(parts);
}

/** What no forge fact could make an approval: see design, 4. */
function unsoundness(approval: ApprovalBody): string | undefined {
  if (approval.author === approval.reviewer) return 'author = reviewer';
  if (approval.reviewedAt > approval.mergedAt) return 'reviewedAt > mergedAt';
  return undefined;
}

function wrong(record: AnyRecord, code: ProblemCode, actual: string, expected?: string): Problem {
  return tampered({
    code,
    file: recordFilePath(record.seq),
    seq: record.seq,
    actual,
    ...(expected !== undefined && { expected }),
  });
}
