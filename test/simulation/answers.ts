import { classifyFacebook } from '../../src/platforms/facebook/classify.ts';
import { NotConnected } from '../../src/platforms/facebook/not-connected.ts';
import { classifyX } from '../../src/platforms/x/classify.ts';
import { ApiRequestError, ApiResponseError } from '../../src/platforms/x/twitter-api.ts';
import type { Instant } from '../../src/post/post.ts';
import type { Outcome } from '../../src/publish/ports/platform.ts';

/** How a request fails, as its sender sees it. */
export type Failure =
  | 'not-connected'
  | 'answer-lost'
  | '429'
  | '429-without-headers'
  | '5xx'
  | 'duplicate'
  | 'token-revoked';

/** An outcome that is no success. */
export type Failed = Extract<Outcome<never>, { readonly reason: unknown }>;

/** The error that the vendor's client throws, turned into an outcome by the very adapter that `dist/` holds. */
export function answer(
  platform: 'x' | 'facebook',
  failure: Failure,
  { now, waitMs }: { readonly now: Instant; readonly waitMs: number },
): Failed {
  const same = (text: string) => text;
  const outcome =
    platform === 'x'
      ? classifyX(xError(failure, now + waitMs), same, now)
      : classifyFacebook(facebookError(failure, waitMs), same);
  if (outcome.outcome === 'done') throw new TypeError('An error was taken for a success.');
  return outcome;
}

function xError(failure: Failure, reset: number): Error {
  switch (failure) {
    case 'not-connected':
      return xLost({ syscall: 'connect', code: 'ECONNREFUSED' });
    case 'answer-lost':
      return xLost({ syscall: 'read', code: 'ECONNRESET' });
    case '429': {
      const seconds = String(Math.ceil(reset / 1000));
      const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': seconds };
      return xAnswer(429, { title: 'Too Many Requests' }, headers);
    }
    case '429-without-headers':
      return xAnswer(429, { title: 'Too Many Requests' });
    case '5xx':
      return xAnswer(503, '<html>Service Unavailable</html>');
    case 'duplicate':
      return xAnswer(403, {
        detail: 'You are not allowed to create a Tweet with duplicate content.',
      });
    case 'token-revoked':
      return xAnswer(401, { title: 'Unauthorized' });
  }
}

type Options<E extends new (message: string, options: never) => Error> =
  ConstructorParameters<E>[1];

/** The client's own constructors want sockets that do not exist here: only what the adapter reads is given. */
function xLost(error: object): Error {
  return new ApiRequestError('', { error } as unknown as Options<typeof ApiRequestError>);
}

function xAnswer(code: number, data: unknown, headers: Record<string, string> = {}): Error {
  const options = { code, data, headers } as unknown as Options<typeof ApiResponseError>;
  return new ApiResponseError('', options);
}

function facebookError(failure: Failure, waitMs: number): Error {
  switch (failure) {
    case 'not-connected':
      return new NotConnected();
    case 'answer-lost':
      return new Error('socket hang up');
    case '429': {
      const minutes = Math.ceil(waitMs / 60_000);
      const usage = JSON.stringify({ page: [{ estimated_time_to_regain_access: minutes }] });
      return graphError(32, { 'x-business-use-case-usage': usage });
    }
    case '429-without-headers':
      return graphError(4);
    case '5xx':
      return graphError(2);
    case 'duplicate':
      return graphError(506);
    case 'token-revoked':
      return graphError(190);
  }
}

function graphError(code: number, headers: Record<string, string> = {}): Error {
  const error = new Error('');
  error.name = 'FacebookRequestError';
  return Object.assign(error, { response: { code, message: '' }, headers });
}
