import type { Change } from '../../forge/git/history.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { looksLikePost } from '../../post/post-id.ts';
import { postsTouched } from '../record/posts-touched.ts';

/**
 * What a pull request's author means for posts: those that the record would go
 * by once this is merged, and those that it would pass over because of how they
 * are named. The latter never go out; before the merge is the time to say so.
 */
export async function postsMeant(
  repository: Repository,
  head: string,
  changes: readonly Change[],
): Promise<readonly string[]> {
  const named = changes.flatMap(({ path, after }) =>
    after && path.startsWith('posts/') && looksLikePost(path) ? [path] : [],
  );
  const touched = await postsTouched(repository, head, changes);
  return [...new Set([...touched, ...named])].sort();
}
