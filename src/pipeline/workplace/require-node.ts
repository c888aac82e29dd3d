import { KohoError } from './koho-error.ts';

/** The code uses what only Node 24 has; an older one would fail somewhere in the middle. */
export function requireNode24(version: string): void {
  if (Number(version.split('.')[0]) >= 24) return;
  throw new KohoError('wrong-use', {
    ja: `Node 24以上が必要です（今は ${version}）。リポジトリの中では npm run --silent koho -- … を使うと、必要な版で動きます。`,
    en: `Node 24 or later is needed (this is ${version}). Inside the repository, npm run --silent koho -- … uses the right one.`,
  });
}
