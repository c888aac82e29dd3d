import { findGit } from '../../forge/git/find-git.ts';

/** @throws GitError `git-missing`, before anything is begun that would fail half-way without it */
export async function requireGit(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await findGit(environment.PATH ?? '');
}
