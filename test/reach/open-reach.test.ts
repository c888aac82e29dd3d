import { afterEach, expect, it } from 'vitest';
import { failureOf } from '../../src/reach/failure.ts';
import { openReach } from '../../src/reach/open-reach.ts';
import { openWeb, type Web } from './web.ts';

let web: Web | undefined;
afterEach(() => web?.close());

const budgetMs = 20_000;

it('visits each link once, at most four at a time', async () => {
  let open = 0;
  let most = 0;
  web = await openWeb((_, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      response.end();
    });
  });
  const reach = openReach({ budgetMs, network: web });
  const targets = Array.from({ length: 20 }, (_, n) => `http://example.com/${n}`);
  const facts = await reach.look([...targets, ...targets]);
  await reach.look(targets);
  expect([...facts.keys()]).toEqual(targets);
  expect(web.asked).toHaveLength(20);
  expect(most).toBeLessThanOrEqual(4);
  expect(reach.seen).toEqual(facts);
});

it('says what it had no time for', async () => {
  web = await openWeb(() => {});
  const reach = openReach({ budgetMs: 60, network: web });
  const targets = Array.from({ length: 6 }, (_, n) => `http://example.com/${n}`);
  const whys = [...(await reach.look(targets)).values()].map((fact) =>
    fact.state === 'unseen' ? fact.why : fact.state,
  );
  expect(whys).toEqual(['timeout', 'timeout', 'timeout', 'timeout', 'not-asked', 'not-asked']);
});

it('calls no name wrong on a machine that finds no name at all', async () => {
  const offline = { 'wrong.example': null, 'example.com': null };
  web = await openWeb(() => {}, offline);
  const targets = ['http://wrong.example/'];
  const without = await openReach({ budgetMs, network: web }).look(targets);
  expect([...without.values()]).toEqual([{ state: 'unseen', why: 'unreachable' }]);
  web.close();
  web = await openWeb(() => {}, { 'wrong.example': null });
  const facts = await openReach({ budgetMs, network: web }).look(targets);
  expect([...facts.values()]).toEqual([{ state: 'gone', why: 'no-site' }]);
});

it.each([
  [{ code: 'CERT_HAS_EXPIRED' }, 'certificate'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
  [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
  [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
  [{ code: 'ECONNREFUSED' }, 'unreachable'],
  [{ code: 'EAI_AGAIN' }, 'unreachable'],
  [{ code: 'ETIMEDOUT' }, 'timeout'],
  [{ name: 'TimeoutError' }, 'timeout'],
  ['nothing', 'unreachable'],
  [undefined, 'unreachable'],
])('the failure %j is no dead link', (error, why) => {
  expect(failureOf(error)).toEqual({ state: 'unseen', why });
});
