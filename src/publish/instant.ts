import type { Instant } from '../post/post.ts';
import { PublishError } from './publish-error.ts';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/u;

/** A UTC instant as records write it (`2026-12-01T01:00:00.000Z`) → milliseconds. Anything else is a damaged record. */
export function parseInstant(text: string): Instant {
  const ms = form.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new PublishError('record-unreadable', 'A record holds a time that is no UTC instant.', {
      text,
    });
  }
  return ms as Instant;
}

/** Milliseconds → as records write it. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

export function later(instant: Instant, ms: number): Instant {
  return (instant + ms) as Instant;
}
