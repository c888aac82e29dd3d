import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { benchPosts } from './posts.ts';

/** A folder with the example policies and so many posts. */
export async function manyPosts(root: string, folder: string, count: number): Promise<void> {
  await cp(join(root, 'policies'), join(folder, 'policies'), { recursive: true });
  for (const { path, file } of benchPosts(root, count)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), file);
  }
}
