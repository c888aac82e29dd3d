import type { ChangedFile } from '../git/changed-files.ts';
import type { Repository } from '../model.ts';
import type { World } from '../world.ts';
import { repositoryApi, repositoryPage } from './urls.ts';

/** Schema `diff-entry`. */
export function renderFile(world: World, repository: Repository, file: ChangedFile, at: string) {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: repositoryPage(world, repository, `/blob/${at}/${path}`),
    raw_url: repositoryPage(world, repository, `/raw/${at}/${path}`),
    contents_url: repositoryApi(world, repository, `/contents/${path}?ref=${at}`),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
