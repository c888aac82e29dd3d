import { dispatched } from './answers.ts';
import type { GitHub } from './github.ts';

/**
 * Starts a workflow of the repository by hand, in the name of whose token it is.
 * Returns the run's page; undefined where the server does not say it.
 * Source: GitHub REST API, "Create a workflow dispatch event", `return_run_details`.
 * @throws GitHubError
 */
export async function dispatchWorkflow(
  github: GitHub,
  o: {
    readonly file: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  },
): Promise<string | undefined> {
  const { file, ref, inputs } = o;
  const body = { ref, inputs, return_run_details: true };
  const answer = await github.send(
    'POST',
    `actions/workflows/${file}/dispatches`,
    body,
    dispatched,
  );
  return answer?.html_url;
}
