import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Office, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.github.close());

const order = (route: string, kind: string, times = 1) =>
  office.github.control('/faults', { route, kind, times });

it('drops a comment before or after it was made, as ordered', async () => {
  const { number } = await office.propose({ branch: 'post', files: { 'a.md': 'a' } });
  const path = `/issues/${number}/comments`;
  const comment = () => office.rest(office.staff, 'POST', path, { body: 'x' });
  const count = async () => (await office.rest(office.staff, 'GET', path)).json.length;
  await order('POST /repos/pref/koho/issues/*/comments', 'drop');
  await expect(comment()).rejects.toThrow();
  expect(await count()).toBe(0);
  await order('POST /repos/pref/koho/issues/*/comments', 'apply-then-drop');
  await expect(comment()).rejects.toThrow();
  expect(await count()).toBe(1);
});

it('answers 500 and the rate limit as often as ordered, then well again', async () => {
  await order('GET /repos/*', '500', 2);
  await order('GET /repos/*', '403-rate-limit');
  const statuses = [];
  for (let n = 0; n < 4; n++) {
    const answer = await office.rest(office.staff, 'GET', '');
    statuses.push([answer.status, answer.headers.get('x-ratelimit-remaining') === '0']);
  }
  expect(statuses).toEqual([
    [500, false],
    [500, false],
    [403, true],
    [200, false],
  ]);
});

it('reads stale: what was answered the last time, and nothing of what is new', async () => {
  const { number } = await office.propose({ branch: 'post', files: { 'a.md': 'a' } });
  const path = `/pulls/${number}/reviews`;
  expect((await office.rest(office.head, 'GET', path)).json).toEqual([]);
  await office.approve(number);
  await order('GET /repos/pref/koho/pulls/*/reviews', 'stale');
  expect((await office.rest(office.head, 'GET', path)).json).toEqual([]);
  expect((await office.rest(office.head, 'GET', path)).json).toHaveLength(1);
});

it('lists and forgets what was ordered', async () => {
  await order('GET /user', '500', 5);
  const url = `${office.github.url}/_control/faults`;
  expect(await (await fetch(url)).json()).toMatchObject([{ route: 'GET /user', times: 5 }]);
  await fetch(url, { method: 'DELETE' });
  const answer = await office.github.rest('GET', '/user', { token: office.staff.token });
  expect(answer.json).toMatchObject({ login: 'staff' });
});

it('writes the time it was given, not the machine’s', async () => {
  office.github.setNow(Date.UTC(2027, 3, 1, 0, 30, 0));
  const { number } = await office.propose({ branch: 'post', files: { 'a.md': 'a' } });
  const review = await office.approve(number);
  expect(review.json.submitted_at).toBe('2027-04-01T00:30:00Z');
  expect(review.headers.get('date')).toBe('Thu, 01 Apr 2027 00:30:00 GMT');
  const merged = await office.merge(number);
  const commit = (await office.rest(office.head, 'GET', `/commits/${merged.json.sha}`)).json;
  expect(commit.commit.committer.date).toBe('2027-04-01T00:30:00Z');
});
