import type { ReasonBody } from '../ledger/kinds/parts.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { PartEvent, Reason } from './delivery.ts';
import { parseInstant } from './instant.ts';
import { reason } from './reasons.ts';

type PartKind =
  | 'intent'
  | 'prepared'
  | 'scheduling'
  | 'scheduled'
  | 'recalling'
  | 'called-back'
  | 'confirmed'
  | 'no-effect'
  | 'ambiguous'
  | 'duplicated'
  | 'held'
  | 'resolved'
  | 'deleting'
  | 'deleted'
  | 'delete-failed';
export type PartRecord = { [K in PartKind]: LedgerRecord<K> }[PartKind];

/** What a record says about its part, as an event of the state machine. */
export function partEvent(record: PartRecord): PartEvent {
  const at = parseInstant(record.at);
  switch (record.kind) {
    case 'intent': {
      const { attempt, leaseUntil } = record.body;
      const { nonce, run } = record;
      const intent = { nonce, run, attempt, at, leaseUntil: parseInstant(leaseUntil) };
      return { event: 'intent', intent };
    }
    case 'prepared':
      return { event: 'prepared', nonce: record.body.intent, remoteId: record.body.remoteId };
    case 'scheduling': {
      const { intent, remoteId, dueAt } = record.body;
      return { event: 'scheduling', nonce: intent, remoteId, dueAt: parseInstant(dueAt) };
    }
    case 'scheduled':
      return { event: 'scheduled', nonce: record.body.intent };
    case 'recalling':
      return {
        event: 'recalling',
        nonce: record.body.intent,
        reason: readReason(record.body.reason),
      };
    case 'called-back':
      return {
        event: 'called-back',
        nonce: record.body.intent,
        reason: readReason(record.body.reason),
        at,
      };
    case 'confirmed': {
      const { intent, remoteId, publicAt } = record.body;
      const fact = { remoteId, publicAt: parseInstant(publicAt) };
      return { event: 'confirmed', nonce: intent, fact };
    }
    case 'no-effect': {
      const { intent, retry, notBefore } = record.body;
      return {
        event: 'no-effect',
        nonce: intent,
        reason: readReason(record.body.reason),
        retry,
        notBefore: parseInstant(notBefore),
      };
    }
    case 'ambiguous':
      return {
        event: 'ambiguous',
        nonce: record.body.intent,
        reason: readReason(record.body.reason),
        at,
      };
    case 'duplicated':
      return { event: 'duplicated', nonce: record.body.intent, remoteIds: record.body.remoteIds };
    case 'held':
      return { event: 'held', reason: readReason(record.body.reason) };
    case 'resolved':
      return {
        event: 'resolved',
        answer: record.body.answer,
        reason: reason('answered-by-person'),
        at,
      };
    case 'deleting': {
      const { attempt, remoteIds } = record.body;
      return { event: 'deleting', deletion: { nonce: record.nonce, attempt, at }, remoteIds };
    }
    case 'deleted':
      return { event: 'deleted', nonce: record.body.deletion };
    case 'delete-failed': {
      const { deletion, retry, notBefore } = record.body;
      return {
        event: 'delete-failed',
        nonce: deletion,
        reason: readReason(record.body.reason),
        retry,
        notBefore: parseInstant(notBefore),
      };
    }
  }
}

function readReason({ code, ja, en }: ReasonBody): Reason {
  return { code, message: { ja, en } };
}
