import type { Outcome } from '../publish/ports/platform.ts';

/** Nothing became public, and the same request may be sent again later. */
export function retryLater(
  code: string,
  ja: string,
  en: string,
  retryAfterMs?: number,
): Outcome<never> {
  return {
    outcome: 'no-effect',
    retry: true,
    reason: { code, message: { ja, en } },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Nothing became public, and the same request would be refused again: a person must change something. */
export function refused(code: string, ja: string, en: string): Outcome<never> {
  return { outcome: 'no-effect', retry: false, reason: { code, message: { ja, en } } };
}

/** It may have become public. Only reading back can tell. */
export function unknown(code: string, ja: string, en: string): Outcome<never> {
  return { outcome: 'unknown', reason: { code, message: { ja, en } } };
}
