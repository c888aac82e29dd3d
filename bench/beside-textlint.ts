import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TextlintKernel, type TextlintKernelOptions } from '@textlint/kernel';
import text from '@textlint/textlint-plugin-text';
import { examinePost } from '../src/pipeline/examine-post.ts';
import { noHistory } from '../src/pipeline/history.ts';
import { loadPolicy } from '../src/pipeline/load-policy.ts';
import { directorySource } from '../src/pipeline/source/directory-source.ts';
import type { Source } from '../src/pipeline/source/source.ts';
import { instant } from '../src/post/post.ts';
import { type BenchPost, benchPosts } from './posts.ts';

export interface Beside {
  /** Posts a second. */
  readonly koho: number;
  readonly textlint: number;
}

/**
 * The same posts, texts in memory, one after the other in this process: koho
 * parses the whole file and runs all default rules; textlint's kernel gets the
 * body alone and runs two rules, date-weekday-mismatch and prh with the words of
 * `kobun.yml`. The fastest of three passes each.
 */
export async function besideTextlint(root: string, count: number): Promise<Beside> {
  const posts = benchPosts(root, count);
  const koho = await kohoOn(root, posts);
  const textlint = textlintOn(root);
  return { koho: await perSecond(posts, koho), textlint: await perSecond(posts, textlint) };
}

type Check = (post: BenchPost) => Promise<unknown>;

async function perSecond(posts: readonly BenchPost[], check: Check): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 3; pass += 1) {
    const began = performance.now();
    for (const post of posts) await check(post);
    best = Math.min(best, performance.now() - began);
  }
  return posts.length / (best / 1_000);
}

async function kohoOn(root: string, posts: readonly BenchPost[]): Promise<Check> {
  const loaded = await loadPolicy(directorySource(root));
  if (!loaded.ok) throw new Error('the example policy has faults');
  const { policy } = loaded.value;
  const files = new Map(posts.map(({ path, file }) => [path, new TextEncoder().encode(file)]));
  const source: Source = {
    list: async () => [...files.keys()],
    read: async (path) => {
      const bytes = files.get(path);
      return bytes ? { found: true, bytes } : { found: false, why: 'missing' };
    },
  };
  const now = instant(Date.parse('2026-11-20T09:00:00+09:00'));
  return ({ path }) => examinePost({ source, policy, history: noHistory, now, path });
}

function textlintOn(root: string): Check {
  const kernel = new TextlintKernel();
  const find = createRequire(import.meta.url);
  const rule = (ruleId: string, options: object) => {
    const loaded = find(`textlint-rule-${ruleId}`);
    return { ruleId, rule: loaded.default ?? loaded, options };
  };
  const options: TextlintKernelOptions = {
    ext: '.txt',
    plugins: [{ pluginId: 'text', plugin: text.default }],
    rules: [rule('date-weekday-mismatch', {}), rule('prh', { ruleContents: [prhWords(root)] })],
  };
  return ({ body }) => kernel.lintText(body, options);
}

/** The entries of `kobun.yml` as prh wants them. */
function prhWords(root: string): string {
  const dictionary = readFileSync(join(root, 'policies/dictionaries/kobun.yml'), 'utf8');
  const words = [...dictionary.matchAll(/- word: (\S+)\n {4}suggest: (\S+)/g)];
  const rules = words.map(([, word, mend]) => `  - pattern: ${word}\n    expected: ${mend}\n`);
  return `version: 1\nrules:\n${rules.join('')}`;
}
