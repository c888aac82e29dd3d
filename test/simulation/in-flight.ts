/** How long a request may still be on its way after its sender has given it up. */
export const maxInFlightMs = 45_000;
