import { spawn } from 'node:child_process';
import { askOnce, type GitAnswer } from './timeless.ts';

/** git said no. `stderr` is for people; callers decide by `code`. */
export class GitError extends Error {
  readonly code: number;
  readonly stderr: string;
  constructor(args: readonly string[], code: number, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.code = code;
    this.stderr = stderr;
  }
}

interface GitOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs git in a bare repository and returns its output without the last newline; throws {@link GitError}. */
export async function git(dir: string, args: readonly string[], o?: GitOptions): Promise<string> {
  const bytes = await gitBytes(dir, args, o);
  return bytes.toString('utf8').replace(/\n$/, '');
}

/** As {@link git}, for blobs: every byte as it is. */
export async function gitBytes(
  dir: string,
  args: readonly string[],
  o: GitOptions = {},
): Promise<Buffer> {
  const done = await gitResult(dir, args, o);
  if (done.code !== 0) throw new GitError(args, done.code, done.stderr);
  return done.stdout;
}

/** As {@link git}, or undefined where git finds no such thing. */
export async function gitMaybe(dir: string, args: readonly string[]): Promise<string | undefined> {
  const done = await gitResult(dir, args, {});
  return done.code === 0 ? done.stdout.toString('utf8').replace(/\n$/, '') : undefined;
}

export function gitResult(dir: string, args: readonly string[], o: GitOptions): Promise<GitAnswer> {
  return askOnce(dir, args, () => run(dir, args, o));
}

async function run(dir: string, args: readonly string[], o: GitOptions): Promise<GitAnswer> {
  const child = spawn('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: dir,
    env: { ...gitEnvironment(), ...o.env },
    stdio: 'pipe',
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // git may end before it has read everything (a refused object): EPIPE then says nothing new.
  child.stdin.on('error', () => undefined);
  child.stdin.end(o.input ?? '');
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 128));
  });
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') };
}

/** Nothing of the machine's or the user's git settings may change what the sandbox does. */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LANG: 'C',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
}
