import { number, object } from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { type GitHub, type GitHubOptions, openGitHub } from '../../../src/forge/github/github.ts';
import { GitHubError } from '../../../src/forge/github/github-error.ts';
import { repositoryFacts } from '../../../src/forge/github/repository-facts.ts';
import { runState } from '../../../src/forge/github/run-state.ts';
import { upsertComment } from '../../../src/forge/github/sticky-comment.ts';
import { type Asked, type Reply, type ScriptedApi, scriptedApi } from './scripted-api.ts';

const token = 'ghs_averySecretTokenOfThisTest123';
const repository = { id: 7, full_name: 'a/b', private: true, default_branch: 'main' };
let api: ScriptedApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function open(
  answer: (asked: Asked, count: number) => Reply,
  options: Partial<GitHubOptions> = {},
): Promise<{ github: GitHub; waited: number[] }> {
  const waited: number[] = [];
  api = await scriptedApi(answer);
  const wait = async (ms: number) => {
    waited.push(ms);
  };
  const github = openGitHub({ api: api.url, repository: 'a/b', token, wait, ...options });
  return { github, waited };
}

async function failureOf(work: Promise<unknown>): Promise<GitHubError> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (error instanceof GitHubError) return error;
  throw new Error(`expected a GitHubError, got ${String(error)}`);
}

describe('a read', () => {
  it('sends the token to the address of the policy, whatever the environment says', async () => {
    const { github } = await open(() => ({ json: repository }));
    expect(await repositoryFacts(github)).toEqual({
      id: 7,
      fullName: 'a/b',
      private: true,
      defaultBranch: 'main',
    });
    expect(api?.asked[0]).toMatchObject({ url: '/repos/a/b', authorization: `token ${token}` });
  });

  it.each([
    [{ private: true, visibility: 'private' }, true],
    [{ private: true, visibility: 'internal' }, false],
    [{ private: false, visibility: 'public' }, false],
    [{ private: false }, false],
  ])('tells who sees drafts: %j is private: %s', async (seen, expected) => {
    const { github } = await open(() => ({ json: { ...repository, ...seen } }));
    expect((await repositoryFacts(github)).private).toBe(expected);
  });

  it.each([
    ['503', { status: 503, text: '<html>down</html>' }],
    ['a reset', 'reset'],
    ['a body cut off', 'cut'],
  ] as const)('is tried again after %s', async (_, fault) => {
    const { github, waited } = await open((_asked, count) =>
      count === 1 ? fault : { json: repository },
    );
    expect((await repositoryFacts(github)).id).toBe(7);
    expect(waited).toEqual([500]);
  });

  it('gives up after three tries', async () => {
    const { github } = await open(() => ({ status: 502, json: { message: 'Server Error' } }));
    expect(await failureOf(repositoryFacts(github))).toMatchObject({
      code: 'failing',
      status: 502,
    });
    expect(api?.asked).toHaveLength(3);
  });

  it('waits as long as a rate limit says, but not past the moment', async () => {
    const limited = (seconds: string): Reply => ({
      status: 403,
      json: { message: 'You have exceeded a secondary rate limit' },
      headers: { 'retry-after': seconds },
    });
    const soon = await open((_, count) => (count === 1 ? limited('7') : { json: repository }));
    expect((await repositoryFacts(soon.github)).id).toBe(7);
    expect(soon.waited).toEqual([7000]);
    await api?.close();
    const late = await open(() => limited('3600'));
    expect(await failureOf(repositoryFacts(late.github))).toMatchObject({ code: 'rate-limited' });
    expect(late.waited).toEqual([]);
  });

  it('knows the primary limit by its headers', async () => {
    const { github, waited } = await open((_, count) =>
      count > 1
        ? { json: repository }
        : {
            status: 403,
            json: { message: 'API rate limit exceeded' },
            headers: {
              'x-ratelimit-remaining': '0',
              'x-ratelimit-reset': '1000000005',
              date: 'Sun, 09 Sep 2001 01:46:40 GMT',
            },
          },
    );
    await repositoryFacts(github);
    expect(waited).toEqual([5000]);
  });

  it('ends after its time', async () => {
    const { github } = await open(() => 'hang', { timeoutMs: 60, attempts: 1 });
    expect(await failureOf(repositoryFacts(github))).toMatchObject({ code: 'timeout' });
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [422, 'rejected'],
  ])('is not tried again after %i', async (status, code) => {
    const { github } = await open(() => ({ status, json: { message: 'no' } }));
    expect(await failureOf(repositoryFacts(github))).toMatchObject({ code, status });
    expect(api?.asked).toHaveLength(1);
  });

  it('refuses an answer of another shape, such as a login page with 200', async () => {
    const { github } = await open(() => ({ text: '<html>Please log in</html>' }));
    expect(await failureOf(repositoryFacts(github))).toMatchObject({ code: 'malformed' });
  });

  it('says nothing of the token, in any error', async () => {
    const message = `Bad credentials: token ${token} for https://x:${token}@github.com/a/b`;
    const { github } = await open(() => ({ status: 401, json: { message } }));
    const error = await failureOf(repositoryFacts(github));
    expect(error.message).toContain('Bad credentials');
    const everything = [error.message, error.stack, JSON.stringify(error), String(error.cause)];
    expect(everything.join()).not.toContain(token);
  });
});

describe('a list', () => {
  const paged = (pages: number, perPage: number) =>
    open(({ url }) => {
      const page = Number(new URL(url, 'http://x').searchParams.get('page'));
      const next = `<${url}&next>; rel="next", <${url}&last>; rel="last"`;
      return {
        json: Array.from({ length: perPage }, (_, at) => ({ number: page * 1000 + at })),
        headers: page < pages ? { link: next } : {},
      };
    });

  it('is read to its last page', async () => {
    const { github } = await paged(3, 100);
    const all = await github.list('pulls/1/files', object({ number: number() }), 300);
    expect(all.map((one) => one.number)).toContain(3099);
    expect(all).toHaveLength(300);
    expect(api?.asked[0]?.url).toBe('/repos/a/b/pulls/1/files?per_page=100&page=1');
  });

  it('that is longer than it may be is an error, never a part', async () => {
    const { github } = await paged(3, 100);
    const work = github.list('pulls/1/files', object({ number: number() }), 250);
    expect(await failureOf(work)).toMatchObject({ code: 'incomplete' });
  });

  it('that never ends is given up', async () => {
    const { github } = await paged(Number.POSITIVE_INFINITY, 100);
    const work = github.list('pulls/1/files', object({ number: number() }), 500);
    expect(await failureOf(work)).toMatchObject({ code: 'incomplete' });
    expect(api?.asked).toHaveLength(5);
  });
});

describe('decisions that belong together', () => {
  it('read each address once, and again after a failure', async () => {
    const { github } = await open((_, count) =>
      count === 1 ? { status: 404 } : { json: { number: count } },
    );
    const once = github.once();
    const numbered = object({ number: number() });
    expect(await failureOf(once.get('pulls/1', numbered))).toMatchObject({ code: 'not-found' });
    expect(await once.get('pulls/1', numbered)).toEqual({ number: 2 });
    expect(await once.get('pulls/1', numbered)).toEqual({ number: 2 });
    expect(await once.get('pulls/2', numbered)).toEqual({ number: 3 });
    expect(await github.get('pulls/1', numbered)).toEqual({ number: 4 });
  });
});

describe('an address', () => {
  it.each([
    'http://api.github.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example/api',
    'ftp://github.com',
    'https://user:pass@github.com',
    'nowhere',
  ])('%s gets no token', (address) => {
    expect(() => openGitHub({ api: address, repository: 'a/b', token })).toThrow(GitHubError);
  });

  it('without a token is refused before anything is sent', () => {
    const options = { api: 'https://api.github.com', repository: 'a/b', token: '' };
    expect(() => openGitHub(options)).toThrow(/token/i);
  });
});

describe('the forge’s clock', () => {
  it('is read from a request made now', async () => {
    const date = 'Fri, 20 Nov 2026 01:00:00 GMT';
    const { github } = await open(() => ({ json: repository, headers: { date } }));
    expect(await github.serverTime()).toBe(Date.UTC(2026, 10, 20, 1, 0, 0));
  });
});

describe('the state of a run', () => {
  const states = [
    ['github:123/2', { json: { id: 123, status: 'completed' } }, 'ended'],
    ['github:123/2', { json: { id: 123, status: 'in_progress' } }, 'running'],
    ['github:123/2', { json: { id: 123, status: null } }, 'running'],
    ['github:123/2', { json: { id: 124, status: 'completed' } }, 'unknown'],
    ['github:123/2', { status: 404, json: { message: 'Not Found' } }, 'unknown'],
    ['github:123/2', { status: 403, json: { message: 'no' } }, 'unknown'],
    ['github:123/2', { text: 'completed' }, 'unknown'],
    ['local:abc', { json: { id: 123, status: 'completed' } }, 'unknown'],
    ['github:123', { json: { id: 123, status: 'completed' } }, 'unknown'],
    ['github:1/../../2/1', { json: { id: 1, status: 'completed' } }, 'unknown'],
  ] as const;
  it.each(states)('%s, %j: %s', async (name, reply, state) => {
    const { github } = await open(() => reply);
    expect(await runState(github, name)).toBe(state);
    if (api?.asked[0]) expect(api.asked[0].url).toBe('/repos/a/b/actions/runs/123/attempts/2');
  });
});

describe('the sticky comment', () => {
  const marker = '<!-- koho:check -->';
  const me = { id: 5, login: 'me', type: 'User' };
  const other = { id: 6, login: 'other', type: 'User' };
  const write = (comments: unknown[], user: Reply = { json: me }) =>
    open(({ method, url }) => {
      if (url === '/user') return user;
      if (method === 'GET') return { json: comments };
      return { status: method === 'POST' ? 201 : 200, json: { id: 99, user: me, body: '' } };
    });
  const upsert = (github: GitHub, body = 'text') =>
    upsertComment(github, { pullRequest: 3, marker, body });

  it('is created once, then changed, then left alone', async () => {
    const none = await write([]);
    expect(await upsert(none.github)).toEqual({ id: 99, did: 'created' });
    expect(api?.asked.at(-1)).toMatchObject({
      method: 'POST',
      url: '/repos/a/b/issues/3/comments',
      body: JSON.stringify({ body: `${marker}\ntext` }),
    });
    await api?.close();
    const old = await write([{ id: 41, user: me, body: `${marker}\nold` }]);
    expect(await upsert(old.github)).toEqual({ id: 41, did: 'updated' });
    expect(api?.asked.at(-1)).toMatchObject({
      method: 'PATCH',
      url: '/repos/a/b/issues/comments/41',
    });
    await api?.close();
    const same = await write([{ id: 41, user: me, body: `${marker}\r\ntext` }]);
    expect(await upsert(same.github)).toEqual({ id: 41, did: 'nothing' });
  });

  it('does not touch somebody else’s comment that carries the marker', async () => {
    const { github } = await write([{ id: 40, user: other, body: `${marker}\nforged` }]);
    expect(await upsert(github)).toEqual({ id: 99, did: 'created' });
  });

  it('is github-actions[bot]’s where the token is an installation’s', async () => {
    const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };
    const forbidden = { status: 403, json: { message: 'Resource not accessible by integration' } };
    const { github } = await write([{ id: 42, user: bot, body: `${marker}\nold` }], forbidden);
    expect(await upsert(github)).toEqual({ id: 42, did: 'updated' });
  });

  it('is made anew where somebody deleted it in between', async () => {
    const { github } = await open(({ method, url }) => {
      if (url === '/user') return { json: me };
      if (method === 'GET') return { json: [{ id: 41, user: me, body: `${marker}\nold` }] };
      if (method === 'PATCH') return { status: 404, json: { message: 'Not Found' } };
      return { status: 201, json: { id: 99, user: me, body: '' } };
    });
    expect(await upsert(github)).toEqual({ id: 99, did: 'created' });
  });

  it('is cut where GitHub would refuse its length, and says so', async () => {
    const { github } = await write([]);
    await upsert(github, 'あ'.repeat(70_000));
    const sent: unknown = JSON.parse(api?.asked.at(-1)?.body ?? '{}');
    const body = (sent as { body: string }).body;
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('省略しました');
  });

  it('is not written twice after a lost answer', async () => {
    const { github } = await open(({ method, url }) => {
      if (url === '/user') return { json: me };
      return method === 'GET' ? { json: [] } : 'reset';
    });
    expect(await failureOf(upsert(github))).toMatchObject({ code: 'unreachable' });
    expect(api?.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
