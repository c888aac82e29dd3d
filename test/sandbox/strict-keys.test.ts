import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Throttle } from '../../src/sandbox/facebook/throttle.ts';
import { sendGraph, sendX, uploadPhoto, uploadX, useSandbox } from './support.ts';

const sandbox = useSandbox();
type Body = Record<string, unknown>;

/** A copy in which one key, at any depth, is spelt wrongly. */
function misspell(body: Body, path: readonly string[], letter: string): Body {
  const [key = '', ...rest] = path;
  const inner = body[key];
  if (rest.length > 0) return { ...body, [key]: misspell(inner as Body, rest, letter) };
  const { [key]: _, ...others } = body;
  return { ...others, [key + letter]: inner };
}

const letter = fc.constantFrom('s', '_', 'X', '0');

describe('no misspelt key is lost silently', () => {
  it('POST /2/tweets (OpenAPI 2.167: additionalProperties false)', async () => {
    const account = await sandbox.openAccount();
    const media_ids = [await uploadX(sandbox, account)];
    const first = await sendX(sandbox, account, {
      method: 'POST',
      path: '/2/tweets',
      body: { text: '1' },
    });
    const good = {
      text: '2',
      media: { media_ids },
      reply: { in_reply_to_tweet_id: first.body.data.id },
    };
    const keys = [
      ['text'],
      ['media'],
      ['media', 'media_ids'],
      ['reply'],
      ['reply', 'in_reply_to_tweet_id'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), letter, async (path, extra) => {
        const body = misspell(good, path, extra);
        const answer = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
        expect(answer.status).toBe(400);
      }),
      { numRuns: 20 },
    );
    const sent = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body: good });
    expect(sent.status).toBe(201);
  });

  it('POST /:page/feed (names: Page.json of facebook-business-sdk-codegen)', async () => {
    const page = await sandbox.openPage();
    const photo = await uploadPhoto(sandbox, page);
    const good = {
      message: 'a',
      published: false,
      unpublished_content_type: 'DRAFT',
      attached_media: [{ media_fbid: photo }],
    };
    const path = `/v24.0/${page.id}/feed`;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(good)), letter, async (key, extra) => {
        const body = misspell(good, [key], extra);
        const { status } = await sendGraph(sandbox, page, { method: 'POST', path, body });
        expect(status).toBe(400);
      }),
      { numRuns: 15 },
    );
    const sent = await sendGraph(sandbox, page, { method: 'POST', path, body: good });
    expect(sent.status).toBe(200);
  });
});

describe('Graph throttles (developers.facebook.com, Rate limits)', () => {
  it('the 4,801st call of a page in a day with code 32, and opens again', () => {
    let now = 0;
    const throttle = new Throttle(() => now);
    for (let call = 0; call < 4800; call += 1) throttle.count('1');
    expect(() => throttle.count('1')).toThrow('(#32) Page request limit reached');
    expect(throttle.count('2')['x-app-usage']).toContain('"call_count":0');
    now = 24 * 60 * 60_000;
    expect(throttle.count('1')['x-app-usage']).toContain('"call_count":0');
  });
});
