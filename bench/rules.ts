import { fileURLToPath } from 'node:url';
import { checkPost } from '../src/guideline/check-post.ts';
import type { RuleContext } from '../src/guideline/rule.ts';
import { rules } from '../src/guideline/rules.ts';
import { publishedLines, textLines, writtenLines } from '../src/guideline/text-lines.ts';
import { contextOf, postOf } from '../test/guideline/check-text.ts';
import { benchPosts } from './posts.ts';

/**
 * `node bench/rules.ts [posts]`: microseconds a post for each rule, the slowest
 * first. "alone": its lines are cut already, every other cache is cold; so what
 * several rules share is counted for each of them. "in turn": among the others,
 * in the order of the list, where the first that asks pays for what is shared.
 */
const count = Number(process.argv[2] ?? 1_000);
const passes = 7;
const root = fileURLToPath(new URL('..', import.meta.url));
const parsed = benchPosts(root, count).map(({ file, path }) =>
  contextOf(postOf(file, path), { questions: true }),
);

/** What is remembered hangs on the post itself, so a copy of it is a post that nothing is known of. */
function contexts(): readonly RuleContext[] {
  return parsed.map((context) => ({ ...context, post: { ...context.post } }));
}

function cutLines({ post }: RuleContext): void {
  for (const lines of [textLines, publishedLines, writtenLines]) lines(post);
}

const alone = new Map(rules.map(({ id, check }) => [id, fastest(check, cutLines)]));
const inTurn = timesInTurn();
const lines = fastest(cutLines);
const whole = fastest(checkPost);

console.log(`${count} posts, the fastest of ${passes} passes; µs a post\n`);
console.log('| rule | alone | in turn | findings |\n|---|---:|---:|---:|');
for (const { id, check, severity } of rules.toSorted(
  (a, b) => (alone.get(b.id) ?? 0) - (alone.get(a.id) ?? 0),
)) {
  const found = contexts().reduce((sum, context) => sum + check(context).length, 0);
  row(severity === 'off' ? `${id} (off)` : id, [
    us(alone.get(id)),
    us(inTurn.get(id)),
    String(found),
  ]);
}
row('(cutting lines)', [us(lines), '', '']);
row('**checkPost**', ['', us(whole), '']);

/** Milliseconds a post. */
function fastest(work: (context: RuleContext) => unknown, before?: typeof cutLines): number {
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < passes; pass += 1) {
    const all = contexts();
    if (before) all.forEach(before);
    const began = process.threadCpuUsage();
    for (const context of all) work(context);
    // Of this thread: other programs on the machine do not count.
    const { user, system } = process.threadCpuUsage(began);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best / count;
}

function timesInTurn(): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (let pass = 0; pass < passes; pass += 1) {
    const spent = new Map<string, number>();
    for (const context of contexts()) {
      for (const { id, check } of rules) {
        const began = performance.now();
        check(context);
        spent.set(id, (spent.get(id) ?? 0) + performance.now() - began);
      }
    }
    for (const [id, ms] of spent) best.set(id, Math.min(best.get(id) ?? ms, ms));
  }
  return new Map([...best].map(([id, ms]) => [id, ms / count]));
}

function us(ms = 0): string {
  return (ms * 1_000).toFixed(1);
}

function row(name: string, cells: readonly string[]): void {
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
