import type { ListedFile } from '../../forge/git/files-under.ts';
import type { Change } from '../../forge/git/history.ts';
import { isLasting } from '../../forge/git/is-lasting.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { mostPostBytesRead } from '../source/source.ts';

/**
 * The posts that a commit's changes concern and that exist after it: those it
 * changes, and those of the same department that name a medium it changes.
 */
export async function postsTouched(
  repository: Repository,
  commit: string,
  changes: readonly Change[],
): Promise<readonly string[]> {
  const inPosts = changes.filter(({ path }) => path.startsWith('posts/'));
  const posts = new Set<string>();
  for (const { path, after } of inPosts) if (path.endsWith('.md') && after) posts.add(path);
  const media = inPosts.map(({ path }) => path).filter((path) => !path.endsWith('.md'));
  for (const path of await postsNaming(repository, commit, media)) posts.add(path);
  return [...posts].sort();
}

/** A post names a medium by its file name; a text that holds the name by chance is only judged once more. */
async function postsNaming(
  repository: Repository,
  commit: string,
  media: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  const departments = Map.groupBy(media, (path) => path.split('/').slice(0, 2).join('/'));
  for (const [folder, paths] of departments) {
    const names = paths.map((path) => Buffer.from(path.slice(path.lastIndexOf('/') + 1)));
    for (const path of await postsIn(repository, commit, folder)) {
      const file = await repository.readFileAt(commit, path, mostPostBytesRead);
      if (!file.ok) continue;
      const bytes = Buffer.from(file.bytes);
      if (names.some((name) => bytes.includes(name))) found.push(path);
    }
  }
  return found;
}

async function postsIn(
  repository: Repository,
  commit: string,
  folder: string,
): Promise<readonly string[]> {
  try {
    const files = await repository.filesUnder(commit, folder);
    return files.filter(isPost).map(({ path }) => path);
  } catch (error) {
    // A folder that git can never list must not stop the record: what names the medium stays unpublished, its content differs.
    if (!isLasting(error)) throw error;
    return [];
  }
}

function isPost({ path, kind }: ListedFile): boolean {
  return kind === 'file' && path.endsWith('.md');
}
