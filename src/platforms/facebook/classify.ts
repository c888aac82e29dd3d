import type { Outcome } from '../../publish/ports/platform.ts';
import { refused, retryLater, unknown } from '../reasons.ts';

/** Error codes of the Graph API (facts.md, Facebook). */
const throttled = new Set([4, 17, 32, 341, 613]);
const permanent = new Set([10, 100, 102, 190, 368, 1609005]);

/**
 * What a failed Graph request says about its effect. `FacebookRequestError` is
 * not exported: it is known by its name. Its codes 1 and 2 may have posted.
 */
export function classifyFacebook(error: unknown, redact: (text: string) => string): Outcome<never> {
  const body = bodyOf(error);
  if (!body) {
    return unknown(
      'answer-lost',
      'Facebookの答えが届きませんでした。',
      'The answer of Facebook was lost.',
    );
  }
  const { code, subcode } = body;
  const said = redact(body.message).slice(0, 300);
  if (throttled.has(code))
    return retryLater(
      'rate-limited',
      'Facebookの回数の上限に達しました。',
      'The rate limit of Facebook is reached.',
      15 * 60_000,
    );
  // Raised only for a repetition of the newest post: a hint that an earlier attempt arrived.
  if (code === 506)
    return unknown(
      'duplicate-refused',
      'Facebookが「同じ内容がある」と答えました。',
      'Facebook says that this was already posted.',
    );
  if (permanent.has(code) || permanent.has(subcode) || (code >= 200 && code <= 299))
    return refused(
      `facebook-${code}`,
      `Facebookが受け付けませんでした（${code}）：${said}`,
      `Facebook refused (${code}): ${said}`,
    );
  return unknown(
    `facebook-${code}`,
    `Facebookの答えは ${code} でした。`,
    `Facebook answered ${code}.`,
  );
}

function bodyOf(error: unknown): { code: number; subcode: number; message: string } | undefined {
  if (!(error instanceof Error) || error.name !== 'FacebookRequestError') return undefined;
  const response: unknown = Reflect.get(error, 'response');
  if (typeof response !== 'object' || response === null || !('code' in response)) return undefined;
  const { code } = response;
  if (typeof code !== 'number') return undefined;
  const subcode = 'error_subcode' in response ? Number(response.error_subcode) : 0;
  const message = 'message' in response ? String(response.message) : '';
  return { code, subcode, message };
}
