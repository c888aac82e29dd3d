import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../pipeline/workplace/settings.ts';
import type { Session } from './command.ts';
import { shown } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

/** The clone that is meant: `--root`, else the nearest folder above that holds `policies/`, else this one. */
export function rootOf(asked: string | undefined, cwd: string): string {
  if (asked !== undefined) return existingFolder(resolve(cwd, asked), asked);
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'policies'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** For what reads the folder itself. @throws KohoError `wrong-use` where no policy lies there */
export function folderWithPolicy(asked: string | undefined, cwd: string): string {
  const root = rootOf(asked, cwd);
  if (existsSync(join(root, 'policies'))) return root;
  throw wrongUse(
    `${shown(root)} に policies/ がありません。リポジトリのフォルダーで実行するか、--root で指定してください。`,
    `There is no policies/ in ${shown(root)}. Run inside the repository, or name its folder with --root.`,
  );
}

export function settingsOf(
  { root }: { readonly root?: string },
  { environment, cwd }: Session,
): Settings {
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  return { root: rootOf(root, cwd), environment, ...(token ? { token } : {}) };
}

function existingFolder(folder: string, asked: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw wrongUse(
    `--root の「${shown(asked)}」というフォルダーがありません。`,
    `There is no folder "${shown(asked)}" (--root).`,
  );
}
