import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Source } from '../pipeline/source/source.ts';
import type { KohoError } from '../pipeline/workplace/koho-error.ts';
import { looksLikePost } from '../post/post-id.ts';
import { shown } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

interface Place {
  readonly root: string;
  readonly cwd: string;
}

/** The posts that the operands mean, as `posts/….md`; every post where there are none. */
export async function postPaths(
  source: Source,
  operands: readonly string[],
  place: Place,
): Promise<readonly string[]> {
  const postsIn = async (folder: string) => (await source.list(folder)).filter(looksLikePost);
  if (operands.length === 0) return postsIn('posts');
  const paths = new Set<string>();
  for (const operand of operands) {
    const path = pathOf(operand, place);
    if (looksLikePost(path)) paths.add(path);
    else if (!isFolder(join(place.root, path))) throw noPost(operand);
    else for (const one of await postsIn(path)) paths.add(one);
  }
  return [...paths];
}

/** Relative to where the person stands, or else to the root. */
function pathOf(operand: string, { root, cwd }: Place): string {
  const there = [resolve(cwd, operand), resolve(root, operand)].filter((file) => existsSync(file));
  if (there.length === 0) throw absent(operand);
  const path = there
    .map((file) => relative(root, file).split(sep).join('/'))
    .find((candidate) => candidate === 'posts' || candidate.startsWith('posts/'));
  if (path === undefined) throw outside(operand);
  return path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function absent(operand: string): KohoError {
  return wrongUse(
    `「${shown(operand)}」が見つかりません。名前と、今のフォルダーを確かめてください。`,
    `"${shown(operand)}" was not found. Check the name and the current folder.`,
  );
}

function outside(operand: string): KohoError {
  return wrongUse(
    `「${shown(operand)}」は posts/ の中にありません。posts/ の投稿を指定してください。`,
    `"${shown(operand)}" is not inside posts/. Name a post there.`,
  );
}

function noPost(operand: string): KohoError {
  return wrongUse(
    `「${shown(operand)}」は投稿ではありません。posts/ の .md ファイルを指定してください（画像は投稿と一緒に確認します）。`,
    `"${shown(operand)}" is no post. Name a .md file of posts/ (images are checked with their post).`,
  );
}
