import type { Outcome } from '../../publish/ports/platform.ts';
import { isObject, valueAt } from '../answer.ts';
import { evidenceOf, UnexpectedAnswer, unreadable } from '../evidence.ts';
import { neverConnected } from '../never-connected.ts';
import { quote } from '../quote.ts';
import { refused, retryLater, unknown } from '../reasons.ts';
import { MediaRefused } from './media-refused.ts';
import { limitNames } from './quota.ts';
import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from './twitter-api.ts';

/**
 * What a failed request of the client says about its effect. Only an answer
 * that X itself gave, or a connection that was never made, proves anything.
 */
export function classifyX(
  error: unknown,
  redact: (text: string) => string,
  now: number,
): Outcome<never> {
  if (error instanceof ApiResponseError) return classifyAnswer(error, redact, now);
  // `requestError` is undefined in 1.29.1; the cause stands in the options (facts.md, X).
  if (error instanceof ApiRequestError && neverConnected(valueAt(error, '_options', 'error'))) {
    return retryLater('not-connected', 'Xにつながりませんでした。', 'X could not be reached.');
  }
  if (error instanceof UnexpectedAnswer) return unreadable('X', error.answer, redact);
  if (error instanceof ApiPartialResponseError && error.rawContent !== '') {
    return unreadable('X', error.rawContent, redact);
  }
  if (error instanceof MediaRefused) {
    return refused('x-media', 'Xが画像を処理できませんでした。', 'X could not process the image.');
  }
  return unknown('answer-lost', 'Xの答えが届きませんでした。', 'The answer of X was lost.');
}

function classifyAnswer(
  { code, data, headers }: ApiResponseError,
  redact: (text: string) => string,
  now: number,
): Outcome<never> {
  if (code === 429) {
    return retryLater(
      'rate-limited',
      'Xの回数の上限に達しました。',
      'The rate limit of X is reached.',
      waitMs(headers, now),
    );
  }
  // A hint, never a success: it may be our own lost attempt, or a text of somebody else's making.
  if (code === 403 && isDuplicate(data)) {
    return unknown(
      'duplicate-refused',
      'Xが「同じ内容がある」と答えました。',
      'X says that this text was already posted.',
    );
  }
  // An HTML page is a proxy's word, not X's: it may stand before a post that was made.
  if (isObject(data) && refusals.has(code)) {
    const detail = quote(detailOf(data), redact);
    return refused(
      `x-${code}`,
      `Xが受け付けませんでした（${code}）：${detail}`,
      `X refused (${code}): ${detail}`,
    );
  }
  const said = evidenceOf(data, redact);
  return unknown(`x-${code}`, `Xの答えは ${code} でした：${said}`, `X answered ${code}: ${said}`);
}

const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 413, 415, 422]);

const dayMs = 24 * 60 * 60_000;

/** Until the last of the exhausted limits ends (`…-reset`: Unix seconds); where X does not say, the core backs off by itself. */
function waitMs(headers: Readonly<Record<string, unknown>>, now: number): number | undefined {
  const exhausted = limitNames.filter((name) => headers[`${name}-remaining`] === '0');
  const named = exhausted.length > 0 ? exhausted : limitNames.slice(0, 1);
  const resets = named
    .map((name) => Number(headers[`${name}-reset`]))
    .filter((reset) => reset > 0 && Number.isFinite(reset));
  if (resets.length === 0) return undefined;
  return Math.min(dayMs, Math.max(1000, Math.max(...resets) * 1000 - now));
}

/** The words have changed before; a hint too many costs only a look. 187 is the code of the old form. */
function isDuplicate(data: unknown): boolean {
  return /duplicate|"code":187\b/i.test(JSON.stringify(data) ?? '');
}

function detailOf(data: unknown): string {
  const [detail, title] = [valueAt(data, 'detail'), valueAt(data, 'title')];
  return typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
}
