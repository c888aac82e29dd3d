import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KohoError } from '../workplace/koho-error.ts';

/**
 * The organisation's own file at the root of the repository. textlint itself
 * would go on searching in the folders above, which belong to somebody else.
 * @throws where there is none: then it was asked for by mistake
 */
export function textlintConfig(root: string): string {
  const found = names.map((name) => join(root, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new KohoError('wrong-use', {
    ja: 'リポジトリのいちばん上のフォルダーに .textlintrc がありません。--textlint は、その設定に書いた規則で確かめます。',
    en: 'There is no .textlintrc at the root of the repository. --textlint checks by the rules that it names.',
  });
}

const names = [
  '.textlintrc',
  '.textlintrc.json',
  '.textlintrc.yml',
  '.textlintrc.yaml',
  '.textlintrc.js',
  '.textlintrc.cjs',
];
