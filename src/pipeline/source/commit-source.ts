import type { FileRefusal } from '../../forge/git/file-at.ts';
import type { Repository } from '../../forge/git/repository.ts';
import type { Source, Unreadable } from './source.ts';

/** The files of one commit, read as objects: nothing is checked out. */
export function commitSource(repository: Repository, commit: string): Source {
  return {
    async list(folder) {
      const files = await repository.filesUnder(commit, folder);
      return files.map(({ path }) => path).sort();
    },
    async read(path, maxBytes) {
      const file = await repository.readFileAt(commit, path, maxBytes);
      return file.ok
        ? { found: true, bytes: file.bytes, blob: file.blob }
        : { found: false, why: unreadable[file.why] };
    },
  };
}

const unreadable: Readonly<Record<FileRefusal, Unreadable>> = {
  absent: 'missing',
  'missing-object': 'missing',
  'bad-path': 'outside',
  symlink: 'symlink',
  gitlink: 'submodule',
  directory: 'directory',
  'lfs-pointer': 'lfs-pointer',
  'too-large': 'too-large',
};
