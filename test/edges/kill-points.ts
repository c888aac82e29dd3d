import type { StopOrder } from '../../src/sandbox/steps/step-board.ts';

/** Where a job dies. */
export interface KillPoint extends StopOrder {
  readonly what: string;
}

const step = (what: string, request: string, nth = 1): KillPoint => ({
  ...{ what, request, nth, when: 'after' },
});

/** The n-th push of a job: its plan, its intents, its outcomes. */
const push = (nth: number, what: string, when: StopOrder['when'] = 'after'): KillPoint => ({
  ...{ request: 'POST *.git/git-receive-pack', nth, when, what },
});

/** A thread of two on X, an image on the first. Between two of these nothing outside changes: before a step is after the last. */
export const pointsOnX: readonly KillPoint[] = [
  push(1, 'before the plan is on record', 'before'),
  push(1, 'the plan is on record'),
  push(1, 'the intent is on record'),
  step('upload begun', 'POST /x/2/media/upload/initialize'),
  step('upload appended', 'POST /x/2/media/upload/*/append'),
  step('upload finalized', 'POST /x/2/media/upload/*/finalize'),
  step('alt text', 'POST /x/2/media/metadata'),
  step('the post', 'POST /x/2/tweets'),
  push(2, 'the outcome is on record'),
  push(3, 'the second intent is on record'),
  step('the reply', 'POST /x/2/tweets', 2),
  push(4, 'the second outcome is on record'),
];

/** Two phases, with an image. Between two of these nothing outside changes: before a step is after the last. */
export const pointsOnFacebook: readonly KillPoint[] = [
  push(1, 'before the plan is on record', 'before'),
  push(1, 'the plan is on record'),
  push(1, 'the intent is on record'),
  step('the image', 'POST /facebook/*/photos'),
  step('created, not public', 'POST /facebook/*/feed'),
  push(2, 'the prepared post is on record'),
  step('made public', 'POST /facebook/*_*'),
  step('read back', 'GET /facebook/*_*'),
  push(3, 'the outcome is on record'),
];
