import type { Issue, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { authorAssociation, renderAccount } from './account.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `issue`. */
export function renderIssue(world: World, repository: Repository, issue: Issue) {
  const url = repositoryApi(world, repository, `/issues/${issue.number}`);
  return {
    id: issue.id,
    node_id: nodeId('I', issue.id),
    url,
    repository_url: repositoryApi(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: repositoryPage(world, repository, `/issues/${issue.number}`),
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason ?? null,
    title: issue.title,
    body: issue.body,
    user: renderAccount(world, issue.author),
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: repository.comments.filter((comment) => comment.issue === issue.number).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt ?? null,
    author_association: authorAssociation(repository, issue.author),
  };
}
