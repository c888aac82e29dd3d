import type { Outcome } from '../../publish/ports/platform.ts';
import { valueAt } from '../answer.ts';
import { UnexpectedAnswer, unreadable } from '../evidence.ts';
import { quote } from '../quote.ts';
import { refused, retryLater, unknown } from '../reasons.ts';
import { NotConnected } from './not-connected.ts';
import { regainMs } from './quota.ts';

/** Error codes of the Graph API (facts.md, Facebook; developers.facebook.com, "Rate limits": 80001 for pages). */
const throttled: ReadonlySet<number> = new Set([4, 17, 32, 341, 613, 80001]);
const permanent: ReadonlySet<number> = new Set([10, 100, 102, 104, 190, 324, 368, 1609005]);

/**
 * What a failed Graph request says about its effect. `FacebookRequestError` is
 * not exported: it is known by its name. Its codes 1 and 2 may have posted.
 */
export function classifyFacebook(error: unknown, redact: (text: string) => string): Outcome<never> {
  if (error instanceof NotConnected) {
    return retryLater(
      'not-connected',
      'Facebookにつながりませんでした。',
      'Facebook could not be reached.',
    );
  }
  if (error instanceof UnexpectedAnswer) return unreadable('Facebook', error.answer, redact);
  const said = saidBy(error);
  if (!said) {
    return unknown(
      'answer-lost',
      'Facebookの答えが届きませんでした。',
      'The answer of Facebook was lost.',
    );
  }
  const { code, subcode } = said;
  if (throttled.has(code)) {
    return retryLater(
      'rate-limited',
      'Facebookの回数の上限に達しました。',
      'The rate limit of Facebook is reached.',
      waitMs(said.headers),
    );
  }
  // Raised only for a repetition of the newest post: a hint that an earlier attempt arrived.
  if (code === 506) {
    return unknown(
      'duplicate-refused',
      'Facebookが「同じ内容がある」と答えました。',
      'Facebook says that this was already posted.',
    );
  }
  const words = quote(said.message, redact);
  if (permanent.has(code) || permanent.has(subcode) || (code >= 200 && code <= 299)) {
    return refused(
      `facebook-${code}`,
      `Facebookが受け付けませんでした（${code}）：${words}`,
      `Facebook refused (${code}): ${words}`,
    );
  }
  return unknown(
    `facebook-${code}`,
    `Facebookの答えは ${code} でした：${words}`,
    `Facebook answered ${code}: ${words}`,
  );
}

interface Said {
  readonly code: number;
  readonly subcode: number;
  readonly message: string;
  readonly headers: unknown;
}

function saidBy(error: unknown): Said | undefined {
  if (!(error instanceof Error) || error.name !== 'FacebookRequestError') return undefined;
  const code = valueAt(error, 'response', 'code');
  if (typeof code !== 'number') return undefined;
  const subcode = valueAt(error, 'response', 'error_subcode');
  const message = valueAt(error, 'response', 'message');
  return {
    code,
    subcode: typeof subcode === 'number' ? subcode : 0,
    message: typeof message === 'string' ? message : '',
    headers: valueAt(error, 'headers'),
  };
}

const dayMs = 24 * 60 * 60_000;

/** As Graph says; where it does not, the core backs off by itself. */
function waitMs(headers: unknown): number | undefined {
  const ms = regainMs(headers);
  return ms === undefined ? undefined : Math.min(dayMs, ms);
}
