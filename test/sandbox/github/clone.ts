import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface GitRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A clone made by the real git program, with one person's name and token. */
export interface Clone {
  readonly dir: string;
  git(...args: readonly string[]): Promise<GitRun>;
  /** As {@link git}, but throws when git fails. */
  must(...args: readonly string[]): Promise<string>;
  /** Writes files (undefined = removes), commits and returns the commit's id. */
  commit(
    files: Readonly<Record<string, string | Buffer | undefined>>,
    o?: CommitOptions,
  ): Promise<string>;
}

export interface CommitOptions {
  readonly message?: string;
  readonly author?: string;
  readonly committer?: { readonly name: string; readonly email: string };
}

export interface CloneOptions {
  readonly url: string;
  readonly dir: string;
  readonly token?: string;
  readonly name?: string;
  readonly email?: string;
}

export async function clone(o: CloneOptions): Promise<Clone> {
  const made = checkout(o);
  await mkdir(dirname(o.dir), { recursive: true });
  const run = await runGit(dirname(o.dir), ['clone', '-q', withToken(o), o.dir], {});
  if (run.code !== 0) throw new Error(run.err);
  return made;
}

export function withToken(o: { readonly url: string; readonly token?: string }): string {
  const url = new URL(o.url);
  if (o.token !== undefined) Object.assign(url, { username: 'x-access-token', password: o.token });
  return url.href;
}

function checkout(o: CloneOptions): Clone {
  const identity = { name: o.name ?? 'Tester', email: o.email ?? 'tester@example.org' };
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    runGit(o.dir, args, { ...identityEnvironment(identity), ...env });
  const must = async (...args: readonly string[]) => orThrow(await run(args), args);
  return {
    dir: o.dir,
    git: (...args) => run(args),
    must,
    async commit(files, options = {}) {
      for (const [path, content] of Object.entries(files)) {
        if (content === undefined) {
          await must('rm', '-q', path);
          continue;
        }
        await mkdir(dirname(join(o.dir, path)), { recursive: true });
        await writeFile(join(o.dir, path), content);
        await must('add', '--', path);
      }
      const author = options.author === undefined ? [] : [`--author=${options.author}`];
      const args = ['commit', '-q', '--allow-empty', '-m', options.message ?? 'change', ...author];
      const committer = options.committer;
      const env = committer === undefined ? {} : committerEnvironment(committer);
      orThrow(await run(args, env), args);
      return must('rev-parse', 'HEAD');
    },
  };
}

function identityEnvironment(o: { name: string; email: string }): Record<string, string> {
  return { GIT_AUTHOR_NAME: o.name, GIT_AUTHOR_EMAIL: o.email, ...committerEnvironment(o) };
}

function committerEnvironment(o: { name: string; email: string }): Record<string, string> {
  return { GIT_COMMITTER_NAME: o.name, GIT_COMMITTER_EMAIL: o.email };
}

function orThrow(run: GitRun, args: readonly string[]): string {
  if (run.code !== 0) throw new Error(`git ${args.join(' ')}: ${run.err}`);
  return run.out.trim();
}

export function runGit(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<GitRun> {
  const isolated = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  return new Promise((resolve) => {
    const options = { cwd, env: { ...isolated, ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile('git', [...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
  });
}
