import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/run-cli.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CallOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly nodeVersion?: string;
}

/** One call of `koho` in this process, with a terminal of its own. */
export async function koho(args: readonly string[], o: CallOptions = {}): Promise<Called> {
  const said = { out: '', err: '' };
  const output = (to: keyof typeof said) => ({
    isTTY: o.tty === true,
    write(text: string) {
      said[to] += text;
    },
  });
  const code = await runCli(args, {
    environment: { PATH: process.env.PATH, ...o.environment },
    nodeVersion: o.nodeVersion ?? '24.0.0',
    cwd: o.cwd ?? project,
    out: output('out'),
    err: output('err'),
    stopped: () => new Promise(() => {}),
  });
  return { code, ...said };
}

export interface Folder {
  readonly path: string;
  write(file: string, contents: string | Buffer): void;
  remove(): void;
}

/** The project's own policies and posts in a temporary folder that is no clone. */
export function organisation(): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'koho-cli-')));
  for (const name of ['policies', 'posts', '.github/CODEOWNERS']) {
    cpSync(join(project, name), join(path, name), { recursive: true });
  }
  return {
    path,
    write(file, contents) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), contents);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Before every example post is due. */
export const beforeAll = '2026-11-20T09:00:00+09:00';

/** A post of the department koho that passes, to be spoilt. */
export function goodPost(change: { title?: string; body?: string; more?: string } = {}): string {
  return `---
title: ${change.title ?? '窓口の案内'}
accounts: [hokkaido-koho-x]
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
${change.more ?? ''}---
${change.body ?? '窓口は平日の9時から17時まで開いています。'}
`;
}
