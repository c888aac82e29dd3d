import { repository } from './answers.ts';
import type { GitHub } from './github.ts';

interface RepositoryFacts {
  readonly id: number;
  /** As the forge has it now: differs from policy's after a renaming or transfer. */
  readonly fullName: string;
  /** Neither public nor internal (which the forge also calls private): drafts are seen by collaborators only. */
  readonly private: boolean;
  readonly defaultBranch: string;
}

/** @throws GitHubError */
export async function repositoryFacts(github: GitHub): Promise<RepositoryFacts> {
  const found = await github.get('', repository);
  return {
    id: found.id,
    fullName: found.full_name,
    private: found.private && (found.visibility ?? 'private') === 'private',
    defaultBranch: found.default_branch,
  };
}
