import { commitReader } from '../../forge/git/commit-reader.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { approvedCommits } from '../../forge/github/approved-commits.ts';
import type { GitHub } from '../../forge/github/github.ts';
import type { Examination } from '../examine-post.ts';

/** Whether each post still has the blobs that somebody approved last; posts without an approval are left out. */
export async function sinceApproval(
  github: GitHub,
  repository: Repository,
  o: { number: number; head: string; examinations: readonly Examination[] },
): Promise<ReadonlyMap<string, 'same' | 'changed'>> {
  const since = new Map<string, 'same' | 'changed'>();
  const commit = (await approvedCommits(github, o.number)).at(-1);
  if (commit === undefined) return since;
  const reader = commitReader(repository);
  if (!(await reader.ensureCommit(commit, `refs/pull/${o.number}/head`))) return since;
  for (const { path, examined } of o.examinations) {
    const paths = examined?.files.map((file) => file.path) ?? [path];
    const [then, now] = [await reader.blobsAt(commit, paths), await reader.blobsAt(o.head, paths)];
    since.set(path, paths.every((one) => then.get(one) === now.get(one)) ? 'same' : 'changed');
  }
  return since;
}
