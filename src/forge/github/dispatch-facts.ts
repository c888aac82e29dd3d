import type { DispatchFacts } from '../../approval/dispatch.ts';
import { maskSecrets } from '../git/mask-secrets.ts';
import { startedRun } from './answers.ts';
import { personOf } from './commit-facts.ts';
import { type GitHub, instantOf } from './github.ts';
import { GitHubError } from './github-error.ts';
import { repositoryFacts } from './repository-facts.ts';

/**
 * Who started a run (`github:<run id>/<attempt>`, the name under which this job
 * writes records), as the forge has it: variables of the job could say anything.
 * Never rejects where the forge cannot be asked: then the facts are unknown.
 * Source: GitHub REST API, "Get a workflow run" (it gives the latest attempt).
 */
export async function dispatchFacts(github: GitHub, name: string): Promise<DispatchFacts> {
  const [, id, attempt] = /^github:([1-9]\d{0,15})\/([1-9]\d{0,5})$/.exec(name) ?? [];
  if (id === undefined) return { known: false, why: 'not a run of GitHub Actions' };
  try {
    const run = await github.get(`actions/runs/${id}`, startedRun);
    if (String(run.id) !== id || String(run.run_attempt) !== attempt) {
      return { known: false, why: 'another attempt of this run is the latest' };
    }
    const { defaultBranch } = await repositoryFacts(github);
    return {
      known: true,
      event: run.event,
      attempt: run.run_attempt,
      ...(run.actor && { actor: personOf(run.actor) }),
      ...(run.triggering_actor && { triggeringActor: personOf(run.triggering_actor) }),
      ...(run.head_branch !== null && { branch: run.head_branch }),
      defaultBranch,
      // Described as `path@branch`, given without it: the branch is judged by itself.
      workflow: run.path.replace(/@[^@]*$/, ''),
      createdAt: instantOf(run.created_at, 'created_at'),
    };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { known: false, why: maskSecrets(error.message) };
  }
}
