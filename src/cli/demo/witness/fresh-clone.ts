import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Summons } from './claim.ts';

const execute = promisify(execFile);

/** A clone that nobody used before, read with git alone. */
export class FreshClone {
  readonly directory: string;
  readonly #token: string;

  private constructor(directory: string, token: string) {
    this.directory = directory;
    this.#token = token;
  }

  static async make({ cloneUrl, token }: Summons, directory: string): Promise<FreshClone> {
    const clone = new FreshClone(directory, token);
    await clone.#run(['clone', '--quiet', cloneUrl, directory], '.');
    return clone;
  }

  git(...args: string[]): Promise<string> {
    return this.#run(args, this.directory);
  }

  /** The lines of a log, in order, as they lie on its branch; empty where it does not exist. */
  async lines(log: string): Promise<readonly string[]> {
    const branch = await this.branchOf(log);
    if (branch === undefined) return [];
    const names = await this.git('ls-tree', '-r', '--name-only', branch, 'records/');
    const files = names.split('\n').filter(Boolean).sort();
    const texts = await Promise.all(files.map((file) => this.git('show', `${branch}:${file}`)));
    return texts.flatMap((text) => text.split('\n').filter(Boolean));
  }

  async branchOf(log: string): Promise<string | undefined> {
    const refs = await this.git(
      'for-each-ref',
      '--format=%(refname)',
      `refs/remotes/origin/ledger/${log}`,
    );
    return refs.split('\n').filter(Boolean).at(-1);
  }

  /** Changes one byte of one record on a branch of this clone, as a forger with a text editor would. */
  async tamper(log: string, seq: number): Promise<void> {
    const remote = await this.branchOf(log);
    if (remote === undefined) throw new Error(`there is no log ${log}`);
    const branch = remote.replace('refs/remotes/origin/', '');
    await this.git('checkout', '--quiet', '-B', branch, remote);
    const file = `records/${String(Math.floor(seq / 256)).padStart(8, '0')}.jsonl`;
    const before = (await this.git('show', `${branch}:${file}`)).split('\n');
    const after = before.map((line, index) => (index === seq % 256 ? changed(line) : line));
    await writeFile(join(this.directory, file), after.join('\n'));
    const identity = ['-c', 'user.name=forger', '-c', 'user.email=forger@example.com'];
    await this.git(...identity, 'commit', '--quiet', '--all', '--message', 'nothing to see here');
    await this.git('checkout', '--quiet', '--detach', 'refs/remotes/origin/main');
  }

  async #run(args: readonly string[], cwd: string): Promise<string> {
    const basic = Buffer.from(`x-access-token:${this.#token}`).toString('base64');
    const env = {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    };
    const { stdout } = await execute('git', [...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  }
}

/** One digit of the record's time: still a well-formed line of the same length. */
function changed(line: string): string {
  return line.replace(/("at":"\d{3})(\d)/, (_all, head: string, digit: string) => {
    return `${head}${digit === '5' ? '6' : '5'}`;
  });
}
