import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { kohoCli } from './koho-program.ts';

export interface SandboxProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** `koho sandbox` in a process of its own, so that nothing of it is shared with what is shown. */
export async function startSandboxProcess(root: string, data: string): Promise<SandboxProcess> {
  const args = [kohoCli(root), 'sandbox', '--json', '--port', '0', '--data', data];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The first line that it prints: `{"url": "http://127.0.0.1:…"}`. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { url }: { url?: unknown } = JSON.parse(line);
      if (typeof url === 'string') resolve(url);
      else reject(new Error('the sandbox did not say where it is'));
    });
  });
}
