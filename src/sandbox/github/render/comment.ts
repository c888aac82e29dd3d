import type { IssueComment, Repository } from '../model.ts';
import { actionsBot, type World } from '../world.ts';
import { authorAssociation, renderAccount } from './account.ts';
import { renderActionsApp } from './actions-app.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `issue-comment`. */
export function renderComment(world: World, repository: Repository, comment: IssueComment) {
  const byActions = comment.byApp && comment.author.id === actionsBot.id;
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: repositoryApi(world, repository, `/issues/comments/${comment.id}`),
    html_url: repositoryPage(
      world,
      repository,
      `/pull/${comment.issue}#issuecomment-${comment.id}`,
    ),
    issue_url: repositoryApi(world, repository, `/issues/${comment.issue}`),
    body: comment.body,
    user: renderAccount(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(repository, comment.author),
    performed_via_github_app: byActions ? renderActionsApp(world) : null,
  };
}
