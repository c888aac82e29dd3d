import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../../policy/url.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { maskSecrets } from '../git/mask-secrets.ts';
import type { GitHubOptions } from './github.ts';
import { GitHubError, type GitHubErrorCode } from './github-error.ts';

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  /** Not yet parsed. */
  readonly data: unknown;
  readonly status: number;
  readonly headers: { readonly date?: string | undefined; readonly link?: string | undefined };
  /** Method and path, for error texts. */
  readonly asked: string;
}

export type Call = (request: Request) => Promise<Answer>;

const defaultAttempts = 3;
/** A longer wait would outlive the moment at which the facts are needed. */
const longestWaitMs = 20_000;

/** Octokit with a time limit, few retries of reads, and errors that say nothing secret. */
export function transport(options: GitHubOptions): Call {
  const { api, token } = options;
  if (token === '') throw new GitHubError('token-missing', 'A token for GitHub is missing.');
  requireSafeAddress(api);
  const attempts = options.attempts ?? defaultAttempts;
  const wait = options.wait ?? ((ms: number) => sleep(ms));
  let octokit: Promise<Octokit> | undefined;
  const once = async (request: Request) => {
    octokit ??= connect(api, token);
    return ask(await octokit, request, options.timeoutMs ?? timeLimits.forgeRequestMs);
  };
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(request);
      } catch (error) {
        const failure = explain(error, request, token);
        const pause = failure.retryAfterMs ?? 500 * 2 ** (attempt - 1);
        const again = request.method === 'GET' && failure.passing && pause <= longestWaitMs;
        if (!again || attempt >= attempts) throw failure.error;
        await wait(pause);
      }
    }
  };
}

/** The token must not travel in the clear; the sandbox is on loopback. */
function requireSafeAddress(api: string): void {
  const url = URL.canParse(api) ? new URL(api) : undefined;
  const plain = url?.protocol === 'http:' && isLoopback(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !plain) || url.username !== '') {
    const shown = maskSecrets(api);
    throw new GitHubError('address-refused', `The forge's address cannot be used: ${shown}`);
  }
}

type Octokit = Awaited<ReturnType<typeof connect>>;

async function connect(api: string, token: string) {
  const { getOctokit } = await import('./octokit.ts');
  // The package chooses its address, and with it its proxy, from GITHUB_API_URL
  // when it is imported: the address here is policy's, and loopback is never proxied.
  const direct = isLoopback(new URL(api).hostname) ? { request: { fetch: globalThis.fetch } } : {};
  return getOctokit(token, { baseUrl: api.replace(/\/+$/, ''), ...direct });
}

async function ask(octokit: Octokit, request: Request, timeoutMs: number): Promise<Answer> {
  const { method, path, query, body } = request;
  const { data, status, headers } = await octokit.request({
    ...{ method, url: path, ...query, ...body },
    headers: { 'x-github-api-version': '2022-11-28' },
    request: { signal: AbortSignal.timeout(timeoutMs) },
  });
  // The library turns a body that breaks off into an empty text.
  if (data === '' && status !== 204) throw new BrokenOff();
  return { data, status, headers, asked: `${method} ${path}` };
}

class BrokenOff extends Error {
  override readonly message = 'the answer broke off';
}

interface Failure {
  readonly error: GitHubError;
  /** May go away by itself. */
  readonly passing: boolean;
  readonly retryAfterMs?: number;
}

/** Only name, status and selected headers are taken over: the library's error holds the request. */
function explain(thrown: unknown, { method, path }: Request, token: string): Failure {
  // Where there was no answer at all the library says 500, but has no response.
  const status = numberOf(member(thrown, 'response'), 'status');
  const headers = headersOf(thrown);
  const asked = `${method} ${path}`;
  const words = maskSecrets(thrown instanceof Error ? thrown.message : '', [token]).slice(0, 200);
  const make = (code: GitHubErrorCode, text: string) =>
    new GitHubError(code, `${asked}: ${text}`, status);
  if (isAbort(thrown)) return { error: make('timeout', 'no answer in time'), passing: true };
  if (status === undefined)
    return { error: make('unreachable', words || 'no answer'), passing: true };
  const limited = status === 429 || (status === 403 && isLimit(headers, words));
  if (limited) {
    return { error: make('rate-limited', words), passing: true, retryAfterMs: pauseOf(headers) };
  }
  return { error: make(codeOf(status), `${status} ${words}`), passing: status >= 500 };
}

function codeOf(status: number): GitHubErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  return status >= 500 ? 'failing' : 'rejected';
}

function isAbort(thrown: unknown): boolean {
  const chain = [thrown, thrown instanceof Error ? thrown.cause : undefined];
  return chain.some((one) => one instanceof Error && /^(Timeout|Abort)Error$/.test(one.name));
}

type Headers = Readonly<Record<string, unknown>>;

function isLimit(headers: Headers, words: string): boolean {
  return (
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined ||
    /secondary rate limit/i.test(words)
  );
}

/** Source: GitHub Docs, "Rate limits for the REST API", exceeding the rate limit. */
function pauseOf(headers: Headers): number {
  const after = Number(headers['retry-after']);
  if (after >= 0) return after * 1000;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  const now = Date.parse(String(headers.date));
  const left = reset - now;
  return left >= 0 ? left : 60_000;
}

function numberOf(thrown: unknown, key: string): number | undefined {
  const value = member(thrown, key);
  return typeof value === 'number' ? value : undefined;
}

function headersOf(thrown: unknown): Headers {
  const headers = member(member(thrown, 'response'), 'headers');
  return isRecord(headers) ? headers : {};
}

function member(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
