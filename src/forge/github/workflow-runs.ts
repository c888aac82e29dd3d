import * as v from 'valibot';
import type { Instant } from '../../post/post.ts';
import { type GitHub, instantOf } from './github.ts';

const runs = v.object({
  workflow_runs: v.array(
    v.object({
      display_title: v.string(),
      status: v.nullable(v.string()),
      conclusion: v.nullable(v.string()),
      created_at: v.string(),
      updated_at: v.string(),
    }),
  ),
});

/** One run of a workflow; its title is what `run-name` made of the inputs. */
interface WorkflowRun {
  readonly title: string;
  readonly createdAt: Instant;
  /** `cancelled`: also a waiting run that a newer one of its concurrency group replaced. */
  readonly state: 'active' | 'ended' | 'cancelled';
  readonly updatedAt: Instant;
}

/**
 * The newest hundred runs of a workflow. Needs `actions: read`.
 * Source: GitHub REST API, "List workflow runs for a workflow".
 */
export async function workflowRuns(github: GitHub, file: string): Promise<readonly WorkflowRun[]> {
  const found = await github.get(`actions/workflows/${file}/runs?per_page=100`, runs);
  return found.workflow_runs.map((run) => ({
    title: run.display_title,
    createdAt: instantOf(run.created_at, 'created_at'),
    state: stateOf(run),
    updatedAt: instantOf(run.updated_at, 'updated_at'),
  }));
}

function stateOf(run: { status: string | null; conclusion: string | null }): WorkflowRun['state'] {
  if (run.status !== 'completed') return 'active';
  return run.conclusion === 'cancelled' ? 'cancelled' : 'ended';
}
