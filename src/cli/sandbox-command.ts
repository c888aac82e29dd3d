import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requireGit } from '../pipeline/workplace/require-git.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import type { Session } from './command.ts';
import { wholeNumber } from './whole-number.ts';
import { wrongUse } from './wrong-use.ts';

interface SandboxOptions {
  readonly port?: string;
  readonly data?: string;
  readonly json?: true;
}

/** Runs until it is asked to stop; a data folder of its own is removed then. */
export async function sandbox(
  { options }: { readonly options: SandboxOptions },
  session: Session,
): Promise<number> {
  await requireGit(session.environment);
  const port = wholeNumber('--port', options.port ?? '0', { min: 0, max: 65_535 });
  // Asked for before anything is said: whoever reads the address may stop it at once.
  const stopped = session.stopped();
  const own = options.data === undefined;
  const dataDir = own
    ? await mkdtemp(join(tmpdir(), 'koho-sandbox-'))
    : resolve(session.cwd, options.data ?? '');
  try {
    const running = await startSandbox({ port, dataDir }).catch(explainPort(port));
    session.out.write(
      options.json
        ? `${JSON.stringify({ url: running.url })}\n`
        : `${words[session.language](running.url)}\n`,
    );
    await stopped;
    await running.close();
    return 0;
  } finally {
    if (own) await rm(dataDir, { recursive: true, force: true });
  }
}

function explainPort(port: number) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw wrongUse(
      `ポート ${port} は使えません（使用中か、権限がありません）。--port にほかの番号を書くか、省いてください。`,
      `Port ${port} cannot be used (taken, or not permitted). Give another --port, or none.`,
    );
  };
}

const words = {
  ja: (url: string) => `sandboxが動いています: ${url}
公開された投稿は、このページで見られます。止めるには Ctrl+C を押してください。`,
  en: (url: string) => `The sandbox is running: ${url}
What is published can be seen on that page. Press Ctrl+C to stop.`,
};
