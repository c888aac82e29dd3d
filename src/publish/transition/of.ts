import type { PartState, SendingEvent } from '../delivery.ts';

export type StateOf<S extends PartState['state']> = Extract<PartState, { readonly state: S }>;
export type EventOf<K extends SendingEvent['event']> = Extract<SendingEvent, { readonly event: K }>;
