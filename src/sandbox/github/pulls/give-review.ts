import { unprocessable } from '../api-error.ts';
import { listCommits } from '../git/objects.ts';
import type { Account, Actor, PullRequest, Repository, Review, ReviewState } from '../model.ts';
import type { World } from '../world.ts';
import { changesBetween } from './head.ts';

type ReviewEvent = 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';

interface NewReview {
  readonly author: Account;
  readonly actor: Actor;
  readonly body: string;
  /** Absent = pending until it is submitted. */
  readonly event?: ReviewEvent;
  /** Absent = the head as it is now. */
  readonly commit?: string;
}

/**
 * https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request.
 * Closed and merged pull requests can still be reviewed: an approval may come after the merge.
 */
export async function giveReview(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: NewReview,
): Promise<Review> {
  const commit = o.commit ?? pull.headSha;
  if (!(await belongs(repository, pull, commit)))
    throw unprocessable('Commit is not part of the pull request');
  if (o.event !== undefined) refuse(repository, pull, { ...o, event: o.event });
  if (pull.reviews.some((r) => r.state === 'PENDING' && r.author.id === o.author.id)) {
    throw unprocessable('User can only have one pending review per pull request');
  }
  const changes = await changesBetween(repository.dir, pull.forkPoint, commit);
  const review: Review = {
    id: world.nextId(),
    author: o.author,
    body: o.body,
    state: 'PENDING',
    commit,
    changes,
  };
  if (o.event !== undefined) {
    review.state = stateOf(o.event);
    review.submittedAt = world.iso();
  }
  pull.reviews.push(review);
  return review;
}

/** Makes a pending review count. */
export function submitReview(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: {
    readonly review: Review;
    readonly actor: Actor;
    readonly event: ReviewEvent;
    readonly body?: string | undefined;
  },
): void {
  const body = o.body ?? o.review.body;
  refuse(repository, pull, { author: o.review.author, actor: o.actor, event: o.event, body });
  o.review.body = body;
  o.review.state = stateOf(o.event);
  o.review.submittedAt = world.iso();
}

function refuse(
  repository: Repository,
  pull: PullRequest,
  o: NewReview & { readonly event: ReviewEvent },
): void {
  const own = o.author.id === pull.author.id;
  if (o.event === 'APPROVE' && own) throw unprocessable('Can not approve your own pull request');
  if (o.event === 'REQUEST_CHANGES' && own) {
    throw unprocessable('Can not request changes on your own pull request');
  }
  if (o.event === 'APPROVE' && o.actor.kind === 'run' && !repository.actionsMayApprove) {
    throw unprocessable('GitHub Actions is not permitted to approve pull requests.');
  }
  if (o.event !== 'APPROVE' && o.body.trim() === '') {
    throw unprocessable('Review body is required when requesting changes or commenting.');
  }
}

async function belongs(
  repository: Repository,
  pull: PullRequest,
  commit: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{40}$/.test(commit)) return false;
  for (const head of pull.heads) {
    const own = await listCommits(repository.dir, [head, `^${pull.forkPoint}`]);
    if (own.includes(commit)) return true;
  }
  return false;
}

function stateOf(event: ReviewEvent): ReviewState {
  switch (event) {
    case 'APPROVE':
      return 'APPROVED';
    case 'REQUEST_CHANGES':
      return 'CHANGES_REQUESTED';
    case 'COMMENT':
      return 'COMMENTED';
  }
}
