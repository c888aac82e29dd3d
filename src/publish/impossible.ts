import type { PartEvent, PartState } from './delivery.ts';
import { PublishError } from './publish-error.ts';

/** @throws PublishError always: a sequence that the state machine could not have written */
export function impossible(part: PartState, event: PartEvent): never {
  throw new PublishError(
    'impossible-transition',
    `A part that is ${part.state} cannot take the event ${event.event}.`,
    { state: part.state, event: event.event },
  );
}
