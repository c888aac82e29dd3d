import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound, unprocessable } from '../api-error.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { PullRequest, Review } from '../model.ts';
import { giveReview, submitReview } from '../pulls/give-review.ts';
import { renderReview } from '../render/review.ts';
import { apiUrl } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedPull, signedIn } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

const event = v.picklist(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']);
const reviewing = v.object({
  commit_id: v.optional(v.string()),
  body: v.optional(v.string(), ''),
  event: v.optional(event),
});
const submitting = v.object({ body: v.optional(v.string()), event });
const dismissing = v.object({
  message: v.pipe(v.string(), v.nonEmpty()),
  event: v.optional(v.literal('DISMISS')),
});

/** https://docs.github.com/rest/pulls/reviews */
export function reviewRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const base = '/repos/:owner/:repo/pulls/:number/reviews';
  app.get(base, (c) => {
    const { repository, pull } = addressedPull(c, world);
    const actor = c.get('actor');
    const me = actor.kind === 'user' ? actor.account.id : undefined;
    // A pending review is seen by its author only.
    const visible = pull.reviews.filter((r) => r.state !== 'PENDING' || r.author.id === me);
    const { items, headers } = page(c, visible, { base: apiUrl(world, '') });
    return c.json(
      items.map((r) => renderReview(world, repository, pull, r)),
      200,
      headers,
    );
  });
  app.get(`${base}/:review`, (c) => {
    const { repository, pull } = addressedPull(c, world);
    return c.json(renderReview(world, repository, pull, reviewOf(pull, c.req.param('review'))));
  });
  app.post(base, async (c) => {
    const { repository, pull } = addressedPull(c, world, reviewer);
    const body = await requestBody(c, reviewing);
    const review = await giveReview(world, repository, pull, {
      author: signedIn(c),
      actor: c.get('actor'),
      body: body.body,
      ...(body.event === undefined ? {} : { event: body.event }),
      ...(body.commit_id === undefined ? {} : { commit: body.commit_id }),
    });
    return c.json(renderReview(world, repository, pull, review));
  });
  app.post(`${base}/:review/events`, async (c) => {
    const { repository, pull } = addressedPull(c, world, reviewer);
    const review = reviewOf(pull, c.req.param('review'));
    const body = await requestBody(c, submitting);
    if (review.author.id !== signedIn(c).id) throw notFound();
    if (review.state !== 'PENDING') throw unprocessable('Could not submit a review twice.');
    submitReview(world, repository, pull, { review, actor: c.get('actor'), ...body });
    return c.json(renderReview(world, repository, pull, review));
  });
  app.put(`${base}/:review/dismissals`, async (c) => {
    const { repository, pull } = addressedPull(c, world, { ...reviewer, role: 'write' });
    const review = reviewOf(pull, c.req.param('review'));
    await requestBody(c, dismissing);
    if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
      throw new ApiError(
        422,
        `Can not dismiss a ${review.state.toLowerCase()} pull request review`,
      );
    }
    review.state = 'DISMISSED';
    return c.json(renderReview(world, repository, pull, review));
  });
  return app;
}

const reviewer = { role: 'read', scope: 'pull-requests' } as const;

function reviewOf(pull: PullRequest, id: string): Review {
  const review = pull.reviews.find((candidate) => String(candidate.id) === id);
  if (review === undefined) throw notFound();
  return review;
}
