import { account } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';

/** github-actions[bot], in whose name GITHUB_TOKEN writes. */
const actionsBot = 41898282;

/** In whose name this token writes: anybody can write a marker of ours, only this account's counts. */
export async function ownId(github: GitHub): Promise<number> {
  try {
    return (await github.getOutside('/user', account)).id;
  } catch (error) {
    // An installation's token has no user.
    if (error instanceof GitHubError && error.code === 'forbidden') return actionsBot;
    throw error;
  }
}
