import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DemoFile } from './example-posts.ts';
import { mustRun } from './processes.ts';

/** Settings for git as environment variables: tokens never stand in an address, in argv or on disk. */
export function gitEnvironment(token: string): Readonly<Record<string, string>> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}

/** The clone in which one person works with the real git. */
export class AuthorClone {
  readonly directory: string;
  readonly #token: string;

  private constructor(directory: string, token: string) {
    this.directory = directory;
    this.#token = token;
  }

  static async make(
    url: string,
    directory: string,
    who: { readonly login: string; readonly id: string; readonly token: string },
  ): Promise<AuthorClone> {
    await mkdir(directory, { recursive: true });
    const clone = new AuthorClone(directory, who.token);
    await clone.git('init', '--quiet', '--initial-branch=main');
    await clone.git('remote', 'add', 'origin', url);
    await clone.git('config', 'user.name', who.login);
    await clone.git('config', 'user.email', `${who.id}+${who.login}@users.noreply.github.com`);
    return clone;
  }

  git(...args: string[]): Promise<string> {
    const env = gitEnvironment(this.#token);
    return mustRun({ file: 'git', args, cwd: this.directory, env });
  }

  /** Writes the files on a branch that starts at main as it is now (or goes on where it was), and pushes. */
  async push(branch: string, files: readonly DemoFile[], message: string): Promise<void> {
    const known = (await this.git('ls-remote', 'origin', `refs/heads/${branch}`)).trim() !== '';
    const from = known ? branch : 'main';
    const exists = (await this.git('ls-remote', 'origin', `refs/heads/${from}`)).trim() !== '';
    if (exists) {
      await this.git('fetch', '--quiet', 'origin', from);
      await this.git('checkout', '--quiet', '-B', branch, 'FETCH_HEAD');
    }
    for (const { path, content } of files) {
      await mkdir(dirname(join(this.directory, path)), { recursive: true });
      await writeFile(join(this.directory, path), content);
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', message);
    await this.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  }
}
