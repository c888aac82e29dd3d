/** What git said of one question. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const commands: ReadonlySet<string> = new Set([
  ...['cat-file', 'diff-tree', 'log', 'ls-tree', 'merge-base', 'merge-tree', 'rev-list'],
]);
const ids = /^\^?[0-9a-f]{40}(?:\.{2,3}[0-9a-f]{40}|:.+)?$/;
const most = 2_000;
const longest = 64 * 1024;
const known = new Map<string, GitAnswer>();

/**
 * Objects never change: a question that names them by their full ids is asked
 * of git once. Starting a process is what most of the sandbox's time goes into,
 * and the same few commits are looked at over and over.
 */
export async function askOnce(
  dir: string,
  args: readonly string[],
  ask: () => Promise<GitAnswer>,
): Promise<GitAnswer> {
  if (!isTimeless(args)) return ask();
  const question = [dir, ...args].join('\0');
  const before = known.get(question);
  if (before) return before;
  const answer = await ask();
  // 1 is a "no"; above it, an object may only not have come yet.
  if (answer.code > 1 || answer.stdout.length > longest) return answer;
  if (known.size >= most) known.clear();
  known.set(question, answer);
  return answer;
}

function isTimeless([command = '', ...rest]: readonly string[]): boolean {
  const end = rest.indexOf('--');
  const words = end < 0 ? rest : rest.slice(0, end);
  const asked = words.filter((word) => !word.startsWith('-') && word !== 'blob');
  return commands.has(command) && asked.length > 0 && asked.every((word) => ids.test(word));
}
