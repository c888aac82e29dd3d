import type { FileRefusal } from '../../forge/git/file-at.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { KohoError } from '../workplace/koho-error.ts';
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
      if (file.ok) return { found: true, bytes: file.bytes, blob: file.blob };
      // A clone with holes must not look like a file that somebody removed: that would withdraw the post.
      if (file.why === 'missing-object') throw holed(path);
      return { found: false, why: unreadable[file.why] };
    },
  };
}

function holed(path: string): KohoError {
  return new KohoError('facts-unknown', {
    ja: `このクローンには ${path} の中身がありません。完全なクローンで、もう一度実行してください。`,
    en: `This clone lacks the contents of ${path}. Run again on a complete clone.`,
  });
}

const unreadable: Readonly<Record<Exclude<FileRefusal, 'missing-object'>, Unreadable>> = {
  absent: 'missing',
  'bad-path': 'outside',
  symlink: 'symlink',
  gitlink: 'submodule',
  directory: 'directory',
  'lfs-pointer': 'lfs-pointer',
  'too-large': 'too-large',
};
