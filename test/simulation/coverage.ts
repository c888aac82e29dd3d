import type { AnyRecord } from '../../src/ledger/record.ts';
import type { PartEvent, PartState } from '../../src/publish/delivery.ts';
import { parseInstant } from '../../src/publish/instant.ts';
import { type PartRecord, partEvent } from '../../src/publish/part-event.ts';
import { PublishError } from '../../src/publish/publish-error.ts';
import { reason } from '../../src/publish/reasons.ts';
import { transition } from '../../src/publish/transition.ts';
import { events, named, states } from '../publish/parts-and-events.ts';
import { byDelivery } from './world.ts';

/** A state, what happened, and the state after it. */
export type Transition = `${string} + ${string} → ${string}`;

/** Every transition that the machine allows, found by trying each event in each state. */
export const possible: ReadonlySet<Transition> = new Set(
  Object.values<PartState>(states).flatMap((state) =>
    Object.values<PartEvent>(events).flatMap((event) => {
      try {
        return [step(state, event).name];
      } catch (error) {
        if (error instanceof PublishError) return [];
        throw error;
      }
    }),
  ),
);

export const possibleStates: ReadonlySet<string> = new Set(
  [...possible].flatMap((name) => [name.split(' + ')[0] ?? '', name.split(' → ')[1] ?? '']),
);

/** The transitions that a log's records went through, by the machine itself. */
export function transitionsOf(records: readonly AnyRecord[]): ReadonlySet<Transition> {
  const reached = new Set<Transition>();
  for (const own of byDelivery(records)) {
    let parts: readonly PartState[] = [];
    let isOrdered = false;
    for (const record of own) {
      if (record.kind === 'planned') parts = record.body.parts.map(() => ({ state: 'planned' }));
      isOrdered ||= record.kind === 'withdrawal';
      parts = parts.map((part, index) => {
        const event = isOrdered ? orderedEvent(record, index) : eventFor(record, part, index);
        if (event === undefined) return part;
        const { after, name } = step(part, event);
        reached.add(name);
        return after;
      });
    }
  }
  return reached;
}

function step(before: PartState, event: PartEvent) {
  const after = transition(before, event);
  const name: Transition = `${named(before)} + ${event.event} → ${named(after)}`;
  return { after, name };
}

/** As `foldDelivery` takes it: a withdrawal concerns every part that is not public. */
function eventFor(record: AnyRecord, part: PartState, index: number): PartEvent | undefined {
  if (record.kind === 'withdrawn') {
    const isSuperseded = record.body.supersededBy !== undefined;
    const event = {
      event: isSuperseded ? 'superseded' : 'withdrawn',
      reason: reason('withdrawn-is-final'),
    } as const;
    return part.state === 'confirmed' ? undefined : event;
  }
  return isOfPart(record) && record.body.part === index ? partEvent(record) : undefined;
}

/** Once it is ordered gone, also a `withdrawn` is the order itself carried out. */
function orderedEvent(record: AnyRecord, index: number): PartEvent | undefined {
  if (record.kind === 'withdrawal' || record.kind === 'withdrawn') {
    const at = parseInstant(record.at);
    return { event: 'ordered', reason: reason('withdrawal-ordered'), at };
  }
  return isOfPart(record) && record.body.part === index ? partEvent(record) : undefined;
}

function isOfPart(record: AnyRecord): record is PartRecord {
  return 'part' in record.body;
}
