import type { CheckRun, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { renderActionsApp } from './actions-app.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `check-run`. */
export function renderCheckRun(world: World, repository: Repository, check: CheckRun) {
  const url = repositoryApi(world, repository, `/check-runs/${check.id}`);
  const page = repositoryPage(world, repository, `/runs/${check.id}`);
  return {
    id: check.id,
    node_id: nodeId('CR', check.id),
    name: check.name,
    head_sha: check.headSha,
    external_id: check.externalId ?? '',
    url,
    html_url: page,
    details_url: check.detailsUrl ?? page,
    status: check.status,
    conclusion: check.conclusion ?? null,
    started_at: check.startedAt,
    completed_at: check.completedAt ?? null,
    output: {
      title: check.output.title ?? null,
      summary: check.output.summary ?? null,
      text: check.output.text ?? null,
      annotations_count: check.output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: repository.id },
    app: renderActionsApp(world),
    pull_requests: repository.pulls
      .filter((pull) => pull.state === 'open' && pull.headSha === check.headSha)
      .map((pull) => ({
        id: pull.id,
        number: pull.number,
        url: repositoryApi(world, repository, `/pulls/${pull.number}`),
        head: side(world, repository, pull.headRef, pull.headSha),
        base: side(world, repository, pull.baseRef, pull.baseSha),
      })),
  };
}

function side(world: World, repository: Repository, ref: string, sha: string) {
  const repo = { id: repository.id, url: repositoryApi(world, repository), name: repository.name };
  return { ref, sha, repo };
}
