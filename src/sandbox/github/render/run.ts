import type { Repository, Run } from '../model.ts';
import type { World } from '../world.ts';
import { renderAccount } from './account.ts';
import { renderRepository } from './repository.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `workflow-run`. After a re-run `actor` is still who started the first attempt. */
export function renderRun(world: World, repository: Repository, run: Run) {
  const url = repositoryApi(world, repository, `/actions/runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId('WFR', run.id),
    name: run.workflow,
    path: `.github/workflows/${run.workflow}.yml`,
    run_number: run.id,
    run_attempt: run.attempt,
    event: run.event,
    status: statusOf(run),
    conclusion: run.completed?.conclusion ?? null,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    workflow_id: repository.id,
    display_title: run.title ?? run.workflow,
    actor: renderAccount(world, run.actor),
    triggering_actor: renderAccount(world, run.triggeringActor),
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: run.completed?.at ?? run.createdAt,
    pull_requests: [],
    url,
    html_url: repositoryPage(world, repository, `/actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    repository: renderRepository(world, repository),
  };
}

function statusOf({ completed, waiting }: Run): string {
  if (completed !== undefined) return 'completed';
  return waiting === true ? 'queued' : 'in_progress';
}
