import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { benchPosts } from './posts.ts';

/** A folder with the example policies and so many posts. */
export async function manyPosts(root: string, folder: string, count: number): Promise<void> {
  await cp(join(root, 'policies'), join(folder, 'policies'), { recursive: true });
  await widenBudgets(join(folder, 'policies/accounts'));
  for (const { path, file } of benchPosts(root, count)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), file);
  }
}

/** All are due in one month, which no account's budget is made for: the rule runs, and finds nothing. */
async function widenBudgets(accounts: string): Promise<void> {
  for (const name of await readdir(accounts)) {
    const path = join(accounts, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/^( +(?:posts|usd)_per_\w+:) \d+$/gm, '$1 10000'));
  }
}
