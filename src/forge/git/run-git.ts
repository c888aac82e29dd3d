import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { GitError } from './git-error.ts';

/** Where and how git runs; see `gitEnvironment`. */
export interface GitPlace {
  readonly program: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface GitRun {
  readonly args: readonly string[];
  readonly input?: Uint8Array;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

export interface GitResult {
  /** 0 = success. */
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const defaultTimeoutMs = 60_000;
const defaultMaxBytes = 256 * 1024 * 1024;
const maxStderrBytes = 64 * 1024;

/**
 * Runs git once, by argument array, never through a shell. A failing exit
 * status is a result; throws GitError `git-missing`, `timeout` or `too-large`.
 */
export function runGit(place: GitPlace, run: GitRun): Promise<GitResult> {
  const name = run.args[0] ?? '';
  const child = startGit(place, run.args);
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const abandon = (error: GitError): void => {
      killGit(child);
      reject(error);
    };
    const timer = setTimeout(
      () => abandon(new GitError('timeout', name)),
      run.timeoutMs ?? defaultTimeoutMs,
    );
    collect(child.stdout, stdout, run.maxBytes ?? defaultMaxBytes, () =>
      abandon(new GitError('too-large', `git ${name}`)),
    );
    collect(child.stderr, stderr, maxStderrBytes, () => undefined);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new GitError('git-missing', place.program, { cause }));
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({
        status: status ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
    // Git may end before it has read everything (EPIPE): its status and words tell more.
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.input);
  });
}

export type GitChild = ChildProcessByStdio<Writable, Readable, Readable>;

export function startGit(place: GitPlace, args: readonly string[]): GitChild {
  return spawn(place.program, [...args], {
    cwd: place.folder,
    env: { ...place.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    // An own process group, so that its transport helpers can be stopped with it.
    detached: process.platform !== 'win32',
  });
}

export function killGit(child: GitChild): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

function collect(from: Readable, into: Buffer[], limit: number, overflow: () => void): void {
  let bytes = 0;
  from.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit) into.push(chunk);
    else overflow();
  });
}
