import type { PullRequest, Repository, Review } from '../model.ts';
import type { World } from '../world.ts';
import { authorAssociation, renderAccount } from './account.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `pull-request-review`; a pending review has no `submitted_at`. */
export function renderReview(
  world: World,
  repository: Repository,
  pull: PullRequest,
  review: Review,
) {
  const html = repositoryPage(
    world,
    repository,
    `/pull/${pull.number}#pullrequestreview-${review.id}`,
  );
  const pullUrl = repositoryApi(world, repository, `/pulls/${pull.number}`);
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: renderAccount(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: authorAssociation(repository, review.author),
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    ...(review.submittedAt === undefined ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
  };
}
