import type { GitHub } from '../../forge/github/github.ts';
import { dispatchWorkflow, workflowRuns } from '../../forge/github/workflow-runs.ts';
import type { JobName, JobRun } from '../../publish/clock/clock-view.ts';

/** The workflow files in `.github/workflows` of the repository of posts. */
export const publishWorkflow = 'publish.yml';
export const clockWorkflow = 'clock.yml';

/**
 * Runs of `publish.yml` by the job they were started for, which its `run-name`
 * says. Runs for all accounts (`all`) are left out: one of their jobs may have
 * ended long before the run.
 */
export async function jobRuns(github: GitHub): Promise<readonly JobRun[]> {
  const runs = await workflowRuns(github, publishWorkflow);
  return runs.flatMap(({ title, createdAt, updatedAt, state }): JobRun[] => {
    if (state === 'cancelled') return [];
    const now: JobRun['state'] =
      state === 'active' ? { now: state } : { now: state, at: updatedAt };
    return [{ job: title, startedAt: createdAt, state: now }];
  });
}

export function dispatchJob(github: GitHub, job: JobName): Promise<void> {
  return dispatchWorkflow(github, publishWorkflow, { account: job });
}

/** It waits in the clock's concurrency group until this one ends. */
export function dispatchSuccessor(github: GitHub): Promise<void> {
  return dispatchWorkflow(github, clockWorkflow, {});
}
