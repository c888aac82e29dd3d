import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureBase } from '../../../src/sandbox/x/signature-base.ts';
import { authorizationFor, sendX, useSandbox, type XAccount, type XRequest } from '../support.ts';

const sandbox = useSandbox();

const because = 'docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature';

describe(`OAuth 1.0a is verified for real (${because})`, () => {
  it('builds the base string that the vendor’s page shows for its example', () => {
    const base = signatureBase({
      method: 'post',
      baseUrl: 'https://api.x.com/1.1/statuses/update.json',
      parameters: [
        ['status', 'Hello Ladies + Gentlemen, a signed OAuth request!'],
        ['include_entities', 'true'],
        ['oauth_timestamp', '1318622958'],
        ['oauth_version', '1.0'],
      ],
    });
    expect(base).toBe(
      'POST&https%3A%2F%2Fapi.x.com%2F1.1%2Fstatuses%2Fupdate.json&include_entities%3Dtrue%26oauth_timestamp%3D1318622958%26oauth_version%3D1.0%26status%3DHello%2520Ladies%2520%252B%2520Gentlemen%252C%2520a%2520signed%2520OAuth%2520request%2521',
    );
  });

  it('accepts a good request, with any query', async () => {
    const account = await sandbox.openAccount();
    await fc.assert(
      fc.asyncProperty(fc.subarray(['id', 'text', 'entities', 'created_at']), async (fields) => {
        const query = fields.length > 0 ? { 'tweet.fields': fields.join(',') } : {};
        const answer = await sendX(sandbox, account, { ...timelineOf(account), query });
        expect(answer.status).toBe(200);
      }),
      { numRuns: 10 },
    );
  });

  it('refuses a good request with any one signed field altered', async () => {
    const account = await sandbox.openAccount();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...alterations),
        fc.nat(500),
        async ({ alter }, position) => {
          const request: XRequest = {
            ...timelineOf(account),
            query: { max_results: '50', 'tweet.fields': 'entities' },
          };
          const authorization = authorizationFor(request, account, sandbox.now());
          const altered = alter({ ...request, authorization }, position);
          expect((await sendX(sandbox, account, altered)).status).toBe(401);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('refuses the same request a second time: the nonce is spent', async () => {
    const account = await sandbox.openAccount();
    const request = timelineOf(account);
    const authorization = authorizationFor(request, account, sandbox.now());
    expect((await sendX(sandbox, account, { ...request, authorization })).status).toBe(200);
    expect((await sendX(sandbox, account, { ...request, authorization })).status).toBe(401);
  });

  it.each([-301, 301])('refuses a timestamp %i seconds off', async (seconds) => {
    const account = await sandbox.openAccount();
    const oauth_timestamp = String(Math.floor(Date.now() / 1000) + seconds * 1.02);
    const stamped = { ...timelineOf(account), oauth: { oauth_timestamp } };
    expect((await sendX(sandbox, account, stamped)).status).toBe(401);
  });

  it.each([
    ['PLAINTEXT', { oauth_signature_method: 'PLAINTEXT' }],
    ['version 2.0', { oauth_version: '2.0' }],
    ['an empty nonce', { oauth_nonce: '' }],
    ['a parameter of its own', { oauth_body_hash: 'x' }],
  ])('refuses %s, though signed', async (_, oauth) => {
    const account = await sandbox.openAccount();
    expect((await sendX(sandbox, account, { ...timelineOf(account), oauth })).status).toBe(401);
  });

  it('refuses keys of two accounts mixed', async () => {
    const [a, b] = [await sandbox.openAccount(), await sandbox.openAccount()];
    const mixed = {
      ...a,
      credentials: { ...a.credentials, accessToken: b.credentials.accessToken },
    };
    expect((await sendX(sandbox, mixed, timelineOf(a))).status).toBe(401);
  });

  it('signs a form body but not JSON', async () => {
    const account = await sandbox.openAccount();
    const raw = { type: 'application/x-www-form-urlencoded', bytes: 'text=a' };
    const unsigned = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', raw });
    expect(unsigned.status).toBe(401);
  });

  it.each(['', 'Bearer sandbox-x-token', 'OAuth', 'OAuth oauth_token=""', 'OAuth %%%="%E0%A4%A"'])(
    'refuses the header %j',
    async (authorization) => {
      const account = await sandbox.openAccount();
      const answer = await sendX(sandbox, account, { ...timelineOf(account), authorization });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({
        title: 'Unauthorized',
        type: 'about:blank',
        status: 401,
        detail: 'Unauthorized',
      });
    },
  );
});

function timelineOf(account: XAccount): XRequest {
  return { method: 'GET', path: `/2/users/${account.id}/tweets` };
}

interface Alteration {
  alter(request: XRequest & { authorization: string }, position: number): XRequest;
}

const signedNames = [
  'oauth_consumer_key',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
  'oauth_timestamp',
  'oauth_token',
  'oauth_version',
];

const alterations: Alteration[] = [
  ...signedNames.map((name) => ({
    alter: (request: XRequest & { authorization: string }, position: number) => ({
      ...request,
      authorization: request.authorization.replace(
        new RegExp(`${name}="([^"]*)"`),
        (_, value: string) => `${name}="${changeOne(value, position)}"`,
      ),
    }),
  })),
  ...signedNames.map((name) => ({
    alter: (request: XRequest & { authorization: string }) => ({
      ...request,
      authorization: request.authorization.replace(new RegExp(`,? ?${name}="[^"]*",?`), ''),
    }),
  })),
  { alter: (request) => ({ ...request, query: { ...request.query, max_results: '51' } }) },
  { alter: (request) => ({ ...request, query: { max_results: '50' } }) },
  { alter: (request) => ({ ...request, query: { ...request.query, since_id: '1' } }) },
  { alter: (request) => ({ ...request, method: 'DELETE', path: '/2/tweets/20' }) },
  { alter: (request) => ({ ...request, path: '/2/users/me', query: {} }) },
];

/** One unreserved character becomes another: a percent sign would only break the form. */
function changeOne(value: string, position: number): string {
  const places = [...value.matchAll(/(?<!%|%.)[A-Za-z0-9]/g)].map((match) => match.index);
  const at = places[position % places.length] ?? 0;
  return `${value.slice(0, at)}${value[at] === '1' ? '2' : '1'}${value.slice(at + 1)}`;
}
