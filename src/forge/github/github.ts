import type { GenericSchema, InferOutput } from 'valibot';
import { array, safeParse } from 'valibot';
import { type Instant, instant } from '../../post/post.ts';
import { maskSecrets } from '../git/mask-secrets.ts';
import { GitHubError } from './github-error.ts';
import { type Answer, type Call, transport } from './transport.ts';

export interface GitHubOptions {
  /** Base of the REST API from policy (`organisation.forge.api`); plain http only on loopback. */
  readonly api: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
  /** For one request with its body; default 15 s. */
  readonly timeoutMs?: number;
  /** Tries of a read that met a 5xx, a rate limit or a broken connection; default 3. Writes are tried once. */
  readonly attempts?: number;
  readonly wait?: (ms: number) => Promise<void>;
}

/**
 * One repository on GitHub. Paths are relative to it (`pulls/7/files`), answers
 * are parsed at this border. Every method throws GitHubError.
 */
export interface GitHub {
  readonly repository: string;
  get<S extends GenericSchema>(path: string, schema: S): Promise<InferOutput<S>>;
  /** All pages of a list, at most `most` entries (then `incomplete` is thrown). */
  list<S extends GenericSchema>(
    path: string,
    schema: S,
    most: number,
  ): Promise<readonly InferOutput<S>[]>;
  send<S extends GenericSchema>(
    method: 'POST' | 'PATCH',
    path: string,
    body: Readonly<Record<string, unknown>>,
    schema: S,
  ): Promise<InferOutput<S>>;
  /** Answer of an address outside the repository, such as `/user`. */
  getOutside<S extends GenericSchema>(path: string, schema: S): Promise<InferOutput<S>>;
  /**
   * The same repository, where each address is read at most once: for decisions
   * that belong together. Failures are not kept.
   */
  once(): GitHub;
  /** The forge's clock as of a request made now (whole seconds): shows a machine whose own is far off. */
  serverTime(): Promise<Instant>;
}

const perPage = 100;

export function openGitHub(options: GitHubOptions): GitHub {
  return over(transport(options), options);
}

function over(call: Call, options: GitHubOptions): GitHub {
  const { repository, token } = options;
  const within = (path: string) => `/repos/${repository}${path === '' ? '' : `/${path}`}`;
  const read = async <S extends GenericSchema>(path: string, schema: S) =>
    parse(schema, await call({ method: 'GET', path }), token);
  const serverTime = async () => {
    const answer = await call({ method: 'GET', path: within('') });
    return instantOf(answer.headers.date ?? '', 'Date');
  };
  return {
    repository,
    serverTime,
    get: (path, schema) => read(within(path), schema),
    getOutside: read,
    list: (path, schema, most) => listAll({ call, path: within(path), schema, most, token }),
    async send(method, path, body, schema) {
      return parse(schema, await call({ method, path: within(path), body }), token);
    },
    once: () => ({ ...over(callOnce(call), options), serverTime }),
  };
}

function callOnce(call: Call): Call {
  const kept = new Map<string, Promise<Answer>>();
  return (request) => {
    if (request.method !== 'GET') return call(request);
    const address = JSON.stringify([request.path, request.query ?? {}]);
    const answer = kept.get(address) ?? call(request);
    kept.set(address, answer);
    answer.catch(() => kept.delete(address));
    return answer;
  };
}

/** An ISO 8601 or HTTP date of the forge. @throws GitHubError `malformed` */
export function instantOf(text: string, name: string): Instant {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new GitHubError('malformed', `GitHub gave no usable ${name}.`);
  return instant(ms);
}

async function listAll<S extends GenericSchema>(o: {
  readonly call: Call;
  readonly path: string;
  readonly schema: S;
  readonly most: number;
  readonly token: string;
}): Promise<readonly InferOutput<S>[]> {
  const entries: InferOutput<S>[] = [];
  for (let page = 1; ; page += 1) {
    const query = { per_page: perPage, page };
    const answer = await o.call({ method: 'GET', path: o.path, query });
    entries.push(...parse(array(o.schema), answer, o.token));
    const more = /;\s*rel="?next"?/.test(answer.headers.link ?? '');
    if (entries.length > o.most || (more && entries.length >= o.most)) {
      throw new GitHubError('incomplete', `GET ${o.path}: more than ${o.most} entries`);
    }
    if (!more) return entries;
  }
}

function parse<S extends GenericSchema>(
  schema: S,
  { data, status, asked }: Answer,
  token: string,
): InferOutput<S> {
  const parsed = safeParse(schema, data);
  if (parsed.success) return parsed.output;
  const place = parsed.issues[0].path?.map((item) => String(item.key)).join('.') ?? '';
  const message = `${asked}: an unexpected answer${place === '' ? '' : ` at ${place}`}`;
  throw new GitHubError('malformed', maskSecrets(message, [token]), status);
}
