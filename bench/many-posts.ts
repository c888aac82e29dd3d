import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder with the example policies and so many posts, made from an example with other words in each. */
export async function manyPosts(root: string, folder: string, posts: number): Promise<void> {
  await cp(join(root, 'policies'), join(folder, 'policies'), { recursive: true });
  const example = await readFile(join(root, 'posts/koho/2026/site-maintenance.md'), 'utf8');
  const target = join(folder, 'posts/koho/2026');
  await mkdir(target, { recursive: true });
  for (let n = 0; n < posts; n += 1) {
    const text = example.replace(
      '【公式サイトの停止のお知らせ】',
      `【公式サイトの停止のお知らせ　第${n}号】`,
    );
    await writeFile(join(target, `post-${n}.md`), text);
  }
}
