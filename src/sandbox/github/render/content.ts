import type { TreeEntry } from '../git/edit-tree.ts';
import type { Repository } from '../model.ts';
import type { World } from '../world.ts';
import { repositoryApi, repositoryPage } from './urls.ts';

const mebibyte = 1024 * 1024;

/** One entry of a directory, schema `content-directory`. */
export function renderEntry(world: World, repository: Repository, entry: TreeEntry, ref: string) {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const query = `?ref=${encodeURIComponent(ref)}`;
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  const self = repositoryApi(world, repository, `/contents/${path}${query}`);
  const html = repositoryPage(world, repository, `/${kind}/${ref}/${path}`);
  const gitUrl = repositoryApi(world, repository, `/git/${kind}s/${entry.sha}`);
  return {
    type: typeOf(entry),
    size: entry.size ?? 0,
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    url: self,
    git_url: gitUrl,
    html_url: html,
    download_url: kind === 'tree' ? null : repositoryPage(world, repository, `/raw/${ref}/${path}`),
    _links: { self, git: gitUrl, html },
  };
}

/** A file with its bytes: base64 in lines of 60, and beyond 1 MB only by the raw media type or the blob. */
export function renderBlob(
  world: World,
  repository: Repository,
  o: { readonly entry: TreeEntry; readonly ref: string; readonly bytes: Buffer },
) {
  const entry = renderEntry(world, repository, o.entry, o.ref);
  if (entry.type === 'symlink') return { ...entry, target: o.bytes.toString('utf8') };
  const large = o.bytes.length > mebibyte;
  return {
    ...entry,
    encoding: large ? 'none' : 'base64',
    content: large ? '' : wrappedBase64(o.bytes),
  };
}

export function wrappedBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function typeOf(entry: TreeEntry): 'dir' | 'file' | 'submodule' | 'symlink' {
  if (entry.type === 'tree') return 'dir';
  if (entry.type === 'commit') return 'submodule';
  return entry.mode === '120000' ? 'symlink' : 'file';
}
