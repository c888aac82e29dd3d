import { spawn } from 'node:child_process';

export interface Ended {
  /** Null when a signal ended it. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Longer than any step takes on a slow machine; a hang must not become an endless demo. */
const longestMs = 120_000;

/** Runs a program with nothing of this process's environment but what every program needs. */
export function run(command: Command): Promise<Ended> {
  return start(command).ended;
}

export function start({ file, args, cwd, env = {}, input }: Command): {
  readonly ended: Promise<Ended>;
  readonly kill: () => void;
} {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(file, args, {
    cwd,
    env: { PATH, HOME, LC_ALL: 'C.UTF-8', ...env },
    timeout: longestMs,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  child.stdin.on('error', () => undefined).end(input ?? '');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, ...output }));
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** Runs a program that must succeed. */
export async function mustRun(command: Command): Promise<string> {
  const { exit, stdout, stderr } = await run(command);
  if (exit === 0) return stdout;
  throw new Error(`${command.args.slice(0, 3).join(' ')}: exit ${exit}\n${stdout}\n${stderr}`);
}
