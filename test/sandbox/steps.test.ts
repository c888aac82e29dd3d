import { afterEach, expect, it } from 'vitest';
import { sendX, useSandbox, type XAccount } from './support.ts';

const sandbox = useSandbox();
afterEach(() => sandbox.control('DELETE', '/steps'));

const tweet = (account: XAccount) =>
  sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body: { text: 'a' } });
const count = async (account: XAccount) =>
  (await sandbox.json(`/timeline/x/${account.handle}.json`)).posts.length;

it.each([
  ['before', 0],
  ['after', 1],
])('a request is stopped %s it is acted upon: %i posts, and no answer', async (when, published) => {
  const account = await sandbox.openAccount();
  await sandbox.control('POST', '/steps', { stop: { request: 'POST /x/*', nth: 2, when } });
  expect((await tweet(await sandbox.openAccount())).status).toBe(201);
  const answer = tweet(account).then(
    () => 'answered',
    () => 'cut',
  );
  const { steps } = await sandbox.control('GET', '/steps/stopped');
  expect(steps).toEqual(['POST /x/2/tweets', 'POST /x/2/tweets']);
  expect(await count(account)).toBe(published);
  await sandbox.control('DELETE', '/steps');
  expect(await answer).toBe('cut');
  expect(await count(account), 'never acted upon later').toBe(published);
});

it('counts only while it is asked to, and refuses what it does not understand', async () => {
  const account = await sandbox.openAccount();
  await tweet(account);
  expect(await sandbox.control('GET', '/steps')).toEqual({ steps: [] });
  const order = { stop: { request: 'POST /x/*', nth: 0, when: 'later' } };
  expect(await sandbox.control('POST', '/steps', order)).toMatchObject({ error: 'bad-order' });
});
