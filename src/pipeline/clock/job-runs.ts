import { dispatchWorkflow } from '../../forge/github/dispatch-workflow.ts';
import type { GitHub } from '../../forge/github/github.ts';
import { workflowRuns } from '../../forge/github/workflow-runs.ts';
import type { JobName, JobRun } from '../../publish/clock/clock-view.ts';

/** The workflow files in `.github/workflows` of the repository of posts. */
const publishWorkflow = 'publish.yml';
const clockWorkflow = 'clock.yml';
const watchWorkflow = 'watch.yml';

/**
 * Runs of `publish.yml` by the job they were started for, which its `run-name`
 * says. Runs for all accounts (`all`) are left out: one of their jobs may have
 * ended long before the run.
 */
export function jobRuns(github: GitHub): Promise<readonly JobRun[]> {
  return runsOf(github, publishWorkflow);
}

/** Of the clock itself; its title says nothing. */
export function clockRuns(github: GitHub): Promise<readonly JobRun[]> {
  return runsOf(github, clockWorkflow);
}

async function runsOf(github: GitHub, file: string): Promise<readonly JobRun[]> {
  const runs = await workflowRuns(github, file);
  return runs.flatMap(({ title, createdAt, updatedAt, state }): JobRun[] => {
    if (state === 'cancelled') return [];
    const now: JobRun['state'] =
      state === 'active' ? { now: state } : { now: state, at: updatedAt };
    return [{ job: title, startedAt: createdAt, state: now }];
  });
}

export function dispatchJob(github: GitHub, job: JobName): Promise<void> {
  return dispatchOnMain(github, publishWorkflow, { account: job });
}

/** One job at a time writes issues, however many see that something is late: `watch.yml` queues. */
export function dispatchWatchdog(github: GitHub): Promise<void> {
  return dispatchOnMain(github, watchWorkflow);
}

/** It waits in the clock's concurrency group until this one ends. */
export function dispatchSuccessor(github: GitHub): Promise<void> {
  return dispatchOnMain(github, clockWorkflow);
}

/** The run may show in the list seconds later. Needs `actions: write`. */
async function dispatchOnMain(
  github: GitHub,
  file: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  await dispatchWorkflow(github, { file, ref: 'main', inputs });
}
