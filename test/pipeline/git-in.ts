import { execFile } from 'node:child_process';

export type Git = (args: readonly string[], input?: Uint8Array) => Promise<string>;

/** The real git in a folder, without the settings of this machine; gives what it printed, trimmed. */
export function gitIn(cwd: string, env: Readonly<Record<string, string>> = {}): Git {
  const options = {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    maxBuffer: 64 * 1024 * 1024,
  };
  return (args, input) =>
    new Promise((resolve, reject) => {
      const child = execFile('git', [...args], options, (error, stdout, stderr) => {
        if (error) reject(new Error(`git ${args[0]}: ${stderr}`));
        else resolve(stdout.trim());
      });
      // A git that reads nothing may be gone before this arrives.
      child.stdin?.on('error', () => undefined).end(input ?? '');
    });
}

/** Path → content; null = deleted. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** One commit as `git fast-import` takes it: one process, whatever the number of files. */
export function importStream(o: {
  readonly draft: string;
  readonly from: string | undefined;
  readonly changes: Changes;
  readonly id: string;
  readonly login: string;
}): Buffer {
  const mail = `${o.id}+${o.login}@users.noreply.github.com`;
  const who = `${o.login} <${mail}> ${Math.floor(Date.now() / 1000)} +0900`;
  const pieces: (string | Uint8Array)[] = [
    `commit ${o.draft}\nauthor ${who}\ncommitter ${who}\n`,
    `data ${o.login.length}\n${o.login}`,
    ...(o.from === undefined ? [] : [`\nfrom ${o.from}`]),
  ];
  for (const [name, content] of Object.entries(o.changes)) {
    const path = /["\n]/.test(name) ? JSON.stringify(name) : name;
    if (content === null) pieces.push(`\nD ${path}`);
    else {
      const bytes = Buffer.from(content);
      pieces.push(`\nM 100644 inline ${path}\ndata ${bytes.length}\n`, bytes);
    }
  }
  return Buffer.concat([...pieces, '\n'].map((piece) => Buffer.from(piece)));
}
