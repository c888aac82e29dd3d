import type { PullRequest, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { authorAssociation, renderAccount } from './account.ts';
import { renderRepository } from './repository.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `pull-request-simple`, as lists give it: without `merged`, `mergeable` and the counts. */
export function renderPullSimple(world: World, repository: Repository, pull: PullRequest) {
  return {
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    user: renderAccount(world, pull.author),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.merge?.at ?? null,
    // Before the merge this is the test merge: https://docs.github.com/rest/pulls/pulls#get-a-pull-request
    merge_commit_sha: pull.merge?.commit ?? pull.testMerge.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    head: renderSide(world, repository, pull.headRef, pull.headSha),
    base: renderSide(world, repository, pull.baseRef, pull.baseSha),
    author_association: authorAssociation(repository, pull.author),
    auto_merge: null,
    active_lock_reason: null,
    ...links(world, repository, pull),
  };
}

interface PullDetail {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  readonly mergeableState: string;
}

/** Schema `pull-request`, as one pull request is given. */
export function renderPull(
  world: World,
  repository: Repository,
  pull: PullRequest,
  detail: PullDetail,
) {
  return {
    ...renderPullSimple(world, repository, pull),
    merged: pull.merge !== undefined,
    mergeable: pull.state === 'closed' ? null : pull.testMerge.commit !== undefined,
    rebaseable: pull.state === 'closed' ? null : pull.testMerge.commit !== undefined,
    mergeable_state: detail.mergeableState,
    merged_by: pull.merge === undefined ? null : renderAccount(world, pull.merge.by),
    comments: repository.comments.filter((comment) => comment.issue === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: detail.commits,
    additions: detail.additions,
    deletions: detail.deletions,
    changed_files: detail.changedFiles,
  };
}

function renderSide(world: World, repository: Repository, ref: string, sha: string) {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: renderAccount(world, repository.owner),
    repo: renderRepository(world, repository),
  };
}

function links(world: World, repository: Repository, pull: PullRequest) {
  const url = repositoryApi(world, repository, `/pulls/${pull.number}`);
  const issue = repositoryApi(world, repository, `/issues/${pull.number}`);
  const page = repositoryPage(world, repository, `/pull/${pull.number}`);
  const statuses = repositoryApi(world, repository, `/statuses/${pull.headSha}`);
  const comment = repositoryApi(world, repository, '/pulls/comments{/number}');
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: comment,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: comment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
  };
}
