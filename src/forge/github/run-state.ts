import { run } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';

/**
 * Whether a run (`github:<run id>/<attempt>`, as records name it) can still be
 * sending. Anything but a clear "completed" of that very attempt is not an end.
 * Source: GitHub REST API, "Get a workflow run attempt".
 */
export async function runState(
  github: GitHub,
  name: string,
): Promise<'running' | 'ended' | 'unknown'> {
  const match = /^github:([1-9]\d{0,15})\/([1-9]\d{0,5})$/.exec(name);
  if (match === null) return 'unknown';
  try {
    const found = await github.get(`actions/runs/${match[1]}/attempts/${match[2]}`, run);
    if (String(found.id) !== match[1]) return 'unknown';
    return found.status === 'completed' ? 'ended' : 'running';
  } catch (error) {
    if (error instanceof GitHubError) return 'unknown';
    throw error;
  }
}
