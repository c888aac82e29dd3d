import { maxClockSkewMs } from './clock-skew.ts';
import type { LogName } from './kinds/parts.ts';
import { type OrganisationStory, partsText } from './organisation-story.ts';
import { type Problem, type ProblemCode, tampered } from './problem.ts';
import type { AnyRecord, LedgerRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';
import { Supersessions } from './supersessions.ts';
import { type Fault, WithdrawalStory } from './withdrawal-story.ts';

/** What the log has said of one delivery so far. */
interface Told {
  readonly post: string;
  readonly content: string;
  readonly parts: LedgerRecord<'planned'>['body']['parts'];
  /** The delivery whose public post it replaces the text of. */
  readonly edits: string | undefined;
  readonly approvedSeq: number;
  /** Remote ids under which it was confirmed. */
  readonly public: Set<string>;
  /** By nonce. */
  readonly intents: Map<string, { readonly part: number; readonly at: string }>;
  /** Parts that are confirmed and not reopened by a person. */
  readonly confirmed: Set<number>;
  readonly withdrawal: WithdrawalStory;
  /** Intent and remote id of what was handed over to the platform's own timetable. */
  readonly scheduled: Set<string>;
}

/**
 * An account's log told again: nothing is sent that was not approved and
 * planned, nothing is confirmed that was not begun. All its years, one after
 * the other: a delivery may be planned in March and sent in April.
 */
export class AccountStory {
  readonly #log: LogName;
  readonly #organisation: OrganisationStory;
  readonly #deliveries = new Map<string, Told>();
  readonly #supersessions = new Supersessions();

  constructor(log: LogName, organisation: OrganisationStory) {
    this.#log = log;
    this.#organisation = organisation;
  }

  /** The first thing that cannot have been so. */
  tell(record: AnyRecord): Problem | undefined {
    const problem = this.#tell(record) ?? this.#supersede(record);
    if (!problem && 'delivery' in record.body) {
      this.#deliveries.get(record.body.delivery)?.withdrawal.hear(record);
    }
    return problem;
  }

  #tell(record: AnyRecord): Problem | undefined {
    switch (record.kind) {
      case 'planned':
        return this.#plan(record);
      case 'intent':
        return this.#intend(record);
      case 'prepared':
        return this.#prepare(record);
      case 'no-effect':
      case 'ambiguous':
      case 'duplicated':
        return this.#intentOf(record) ? undefined : wrong(record, 'no-intent', record.body.intent);
      case 'scheduling':
        return this.#schedule(record);
      case 'scheduled':
      case 'recalling':
      case 'called-back':
        return this.#handedOver(record);
      case 'confirmed':
        return this.#confirm(record);
      case 'resolved':
        return this.#resolve(record);
      case 'withdrawal':
      case 'deleting':
      case 'deleted':
      case 'delete-failed':
        return this.#withdraw(record);
      case 'held':
      case 'withdrawn':
        return this.#deliveries.has(record.body.delivery)
          ? undefined
          : wrong(record, 'not-planned');
      default:
        return undefined;
    }
  }

  #supersede(record: AnyRecord): Problem | undefined {
    const detail = this.#supersessions.tell(record, (delivery) => {
      const told = this.#deliveries.get(delivery);
      return told && { ...told, isOrderedGone: told.withdrawal.isOrdered };
    });
    return detail === undefined ? undefined : wrong(record, 'superseded-unsound', detail);
  }

  #plan(record: LedgerRecord<'planned'>): Problem | undefined {
    const { body } = record;
    const approval = this.#organisation
      .approvalsOf(body.delivery)
      .findLast(({ seq }) => seq === body.approvedSeq);
    if (!approval) return wrong(record, 'not-approved', `approvedSeq ${body.approvedSeq}`);
    const differing = (
      ['post', 'account', 'platform', 'edition', 'content', 'payload', 'edits'] as const
    ).find((member) => body[member] !== approval[member]);
    if (differing) return wrong(record, 'not-approved', differing);
    if (body.account !== this.#log) return wrong(record, 'not-approved', 'account');
    if (partsText(body) !== approval.parts) return wrong(record, 'not-approved', 'parts');
    if (isEarlier(record.at, approval.at)) return wrong(record, 'not-approved', 'at');
    const known = this.#deliveries.get(body.delivery);
    if (known?.withdrawal.isOrdered) return wrong(record, 'sent-after-withdrawal');
    this.#deliveries.set(body.delivery, {
      post: body.post,
      content: body.content,
      parts: body.parts,
      edits: body.edits,
      approvedSeq: body.approvedSeq,
      public: known?.public ?? new Set(),
      intents: known?.intents ?? new Map(),
      confirmed: known?.confirmed ?? new Set(),
      withdrawal: known?.withdrawal ?? new WithdrawalStory(),
      scheduled: known?.scheduled ?? new Set(),
    });
    return undefined;
  }

  #intend(record: LedgerRecord<'intent'>): Problem | undefined {
    const { body } = record;
    const told = this.#deliveries.get(body.delivery);
    if (!told) return wrong(record, 'not-planned');
    if (told.withdrawal.isOrdered || this.#rootOf(told)?.withdrawal.isOrdered) {
      return wrong(record, 'sent-after-withdrawal');
    }
    if (told.confirmed.has(body.part)) return wrong(record, 'sent-again', `part ${body.part}`);
    const part = told.parts[body.part];
    if (body.content !== told.content) return wrong(record, 'not-as-planned', 'content');
    if (body.text !== part?.text) return wrong(record, 'not-as-planned', 'text');
    if (body.media.join() !== part.media.join()) return wrong(record, 'not-as-planned', 'media');
    if (!this.#organisation.wasInForce(body.policy, body.checkedAt, record.at)) {
      return wrong(record, 'policy-not-in-force', body.policy);
    }
    told.intents.set(record.nonce, { part: body.part, at: record.at });
    return undefined;
  }

  #prepare(record: LedgerRecord<'prepared'>): Problem | undefined {
    const begun = this.#intentOf(record);
    return begun ? this.#foreignTo(record) : wrong(record, 'no-intent', record.body.intent);
  }

  /** The platform may publish by itself from here on: the gate must have been open, as for an intent. */
  #schedule(record: LedgerRecord<'scheduling'>): Problem | undefined {
    const { delivery, intent, remoteId, policy, checkedAt } = record.body;
    if (!this.#intentOf(record)) return wrong(record, 'no-intent', intent);
    const told = this.#deliveries.get(delivery);
    if (told?.withdrawal.isOrdered) return wrong(record, 'sent-after-withdrawal');
    if (!this.#organisation.wasInForce(policy, checkedAt, record.at)) {
      return wrong(record, 'policy-not-in-force', policy);
    }
    told?.scheduled.add(`${intent} ${remoteId}`);
    return undefined;
  }

  #handedOver(
    record: Extract<AnyRecord, { kind: 'scheduled' | 'recalling' | 'called-back' }>,
  ): Problem | undefined {
    const { delivery, intent, remoteId } = record.body;
    if (!this.#intentOf(record)) return wrong(record, 'no-intent', intent);
    const isKnown = this.#deliveries.get(delivery)?.scheduled.has(`${intent} ${remoteId}`);
    return isKnown ? undefined : wrong(record, 'not-scheduled', remoteId);
  }

  #confirm(record: LedgerRecord<'confirmed'>): Problem | undefined {
    const { delivery, part, publicAt, intent } = record.body;
    const begun = this.#intentOf(record);
    if (!begun) return wrong(record, 'no-intent', intent);
    if (isEarlier(publicAt, begun.at)) return wrong(record, 'before-intent', publicAt);
    const confirmed = this.#deliveries.get(delivery)?.confirmed;
    if (confirmed?.has(part)) return wrong(record, 'confirmed-twice', `part ${part}`);
    const foreign = this.#foreignTo(record);
    if (foreign) return foreign;
    confirmed?.add(part);
    this.#deliveries.get(delivery)?.public.add(record.body.remoteId);
    return undefined;
  }

  /** An edit concerns the post that the corrected delivery made, and no other of the account. */
  #foreignTo(record: LedgerRecord<'prepared'> | LedgerRecord<'confirmed'>): Problem | undefined {
    const { delivery, remoteId } = record.body;
    const told = this.#deliveries.get(delivery);
    if (told?.edits === undefined || this.#rootOf(told)?.public.has(remoteId)) return undefined;
    return wrong(record, 'not-as-planned', `edits ${told.edits}`);
  }

  #rootOf({ edits }: Told): Told | undefined {
    return edits === undefined ? undefined : this.#deliveries.get(edits);
  }

  #resolve(record: LedgerRecord<'resolved'>): Problem | undefined {
    const { delivery, part } = record.body;
    const told = this.#deliveries.get(delivery);
    if (!told) return wrong(record, 'not-planned');
    told.confirmed.delete(part);
    return undefined;
  }

  #withdraw(
    record: Extract<AnyRecord, { kind: 'withdrawal' | 'deleting' | 'deleted' | 'delete-failed' }>,
  ): Problem | undefined {
    const told = this.#deliveries.get(record.body.delivery);
    if (!told) return wrong(record, 'not-planned');
    const fault = this.#faultOf(record, told);
    return fault && wrong(record, fault.code, fault.detail);
  }

  #faultOf(record: AnyRecord, told: Told): Fault | undefined {
    switch (record.kind) {
      case 'withdrawal': {
        const approved = (seq: number) => this.#organisation.withdrawal(seq, record.at);
        return told.withdrawal.order(record, told, approved, this.#log);
      }
      case 'deleting':
        return told.withdrawal.begin(record, told);
      case 'deleted':
      case 'delete-failed':
        return told.withdrawal.end(record);
      default:
        return undefined;
    }
  }

  #intentOf({ body }: LedgerRecord<OfIntent>) {
    const begun = this.#deliveries.get(body.delivery)?.intents.get(body.intent);
    return begun?.part === body.part ? begun : undefined;
  }
}

type OfIntent =
  | 'prepared'
  | 'scheduling'
  | 'scheduled'
  | 'recalling'
  | 'called-back'
  | 'no-effect'
  | 'ambiguous'
  | 'duplicated'
  | 'confirmed';

/** Earlier by more than what the clocks of runners and platforms differ. */
function isEarlier(at: string, than: string): boolean {
  return at < than && Date.parse(at) < Date.parse(than) - maxClockSkewMs;
}

function wrong(record: AnyRecord, code: ProblemCode, detail?: string): Problem {
  return tampered({
    code,
    file: recordFilePath(record.seq),
    seq: record.seq,
    ...(detail !== undefined && { detail }),
  });
}
