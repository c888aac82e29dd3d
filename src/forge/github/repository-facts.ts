import { repository } from './answers.ts';
import type { GitHub } from './github.ts';

export interface RepositoryFacts {
  readonly id: number;
  /** As the forge has it now: differs from policy's after a renaming or transfer. */
  readonly fullName: string;
  /** Not public and not internal: a draft in a pull request is seen by collaborators only. */
  readonly private: boolean;
  readonly defaultBranch: string;
}

/** @throws GitHubError */
export async function repositoryFacts(github: GitHub): Promise<RepositoryFacts> {
  const found = await github.get('', repository);
  return {
    id: found.id,
    fullName: found.full_name,
    private: found.private,
    defaultBranch: found.default_branch,
  };
}
