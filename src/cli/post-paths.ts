import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Source } from '../pipeline/source/source.ts';
import { shown } from './shown.ts';
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
  const all = async (folder: string) =>
    (await source.list(folder)).filter((path) => path.endsWith('.md'));
  if (operands.length === 0) return all('posts');
  const paths = new Set<string>();
  for (const operand of operands) {
    const path = pathOf(operand, place);
    if (path.endsWith('.md')) paths.add(path);
    else for (const one of await all(path)) paths.add(one);
  }
  return [...paths];
}

/** Relative to where the person stands, or else to the root. */
function pathOf(operand: string, { root, cwd }: Place): string {
  const candidates = [resolve(cwd, operand), resolve(root, operand)];
  const file = candidates.find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw wrongUse(
      `「${shown(operand)}」が見つかりません。名前と、今のフォルダーを確かめてください。`,
      `"${shown(operand)}" was not found. Check the name and the current folder.`,
    );
  }
  const path = relative(root, file).split(sep).join('/');
  if (path === 'posts' || path.startsWith('posts/')) return path;
  throw wrongUse(
    `「${shown(operand)}」は posts/ の中にありません。posts/ の投稿を指定してください。`,
    `"${shown(operand)}" is not inside posts/. Name a post there.`,
  );
}
