import type { Outcome } from '../../publish/ports/platform.ts';
import { refused, retryLater, unknown } from '../reasons.ts';
import { ApiRequestError, ApiResponseError } from './twitter-api.ts';

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
  if (error instanceof ApiRequestError && neverConnected(error)) {
    return retryLater('not-connected', 'Xにつながりませんでした。', 'X could not be reached.');
  }
  return unknown('answer-lost', 'Xの答えが届きませんでした。', 'The answer of X was lost.');
}

/** `requestError` is undefined in 1.29.1; the cause stands in the options (facts.md, X). */
function neverConnected(error: ApiRequestError): boolean {
  const options: unknown = Reflect.get(error, '_options');
  const cause: unknown = isObject(options) ? options.error : undefined;
  const code = isObject(cause) ? cause.code : undefined;
  return (
    typeof code === 'string' &&
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)
  );
}

function classifyAnswer(
  error: ApiResponseError,
  redact: (text: string) => string,
  now: number,
): Outcome<never> {
  const detail = redact(detailOf(error.data)).slice(0, 300);
  switch (error.code) {
    case 429: {
      const reset = Number(error.headers['x-rate-limit-reset']);
      const wait =
        Number.isFinite(reset) && reset > 0 ? Math.max(1000, reset * 1000 - now) : 15 * 60_000;
      return retryLater(
        'rate-limited',
        'Xの回数の上限に達しました。',
        'The rate limit of X is reached.',
        wait,
      );
    }
    case 403:
      // A hint, never a success: it may be our own lost attempt, or a text of somebody else's making.
      if (/duplicate content/i.test(detail))
        return unknown(
          'duplicate-refused',
          'Xが「同じ内容がある」と答えました。',
          'X says that this text was already posted.',
        );
      return refused('x-403', `Xが受け付けませんでした：${detail}`, `X refused: ${detail}`);
    case 400:
    case 401:
    case 402:
    case 404:
    case 413:
    case 422:
      return refused(
        `x-${error.code}`,
        `Xが受け付けませんでした（${error.code}）：${detail}`,
        `X refused (${error.code}): ${detail}`,
      );
    default:
      return unknown(
        `x-${error.code}`,
        `Xの答えは ${error.code} でした。`,
        `X answered ${error.code}.`,
      );
  }
}

/** A 503 may be HTML: the data is then a string. */
function detailOf(data: unknown): string {
  if (typeof data === 'string') return 'no JSON';
  if (!isObject(data)) return '';
  const { detail, title } = data;
  return typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
