import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from './git-error.ts';

/** A key of its own for pushing (design, 6): held only by jobs whose environment is limited to main. */
export interface DeployKey {
  /** An OpenSSH private key without a passphrase. */
  readonly privateKey: string;
  /** The host's public keys, in the form of a `known_hosts` file: no other host is spoken with. */
  readonly knownHosts: string;
  /** `ssh://git@<host>/<owner>/<name>.git` */
  readonly url: string;
}

/** @throws GitError `bad-remote` where the address is another, which could name a program or an option */
export function requireSshUrl(url: string): string {
  if (/^ssh:\/\/git@[A-Za-z0-9][\w.-]*(:\d{1,5})?(\/[\w.-]+)+\.git$/.test(url)) return url;
  throw new GitError('bad-remote', url);
}

/** What must not be shown of a key: its lines, since programs quote by the line. */
export function secretsOf({ privateKey }: DeployKey): readonly string[] {
  return privateKey.split(/\s*\n/).filter((line) => line.length > 8 && !line.startsWith('-----'));
}

/**
 * Lets `run` push with the key. It lies on disk only meanwhile, readable by its
 * owner alone: ssh takes a key from a file or an agent, never from its environment.
 * @param folder where git runs; the files are named relative to it, so that no
 * odd character of its path is read as shell or as one of ssh's `%` tokens
 */
export async function withDeployKey<T>(
  folder: string,
  key: DeployKey,
  run: (environment: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const privateKey = `${key.privateKey.replaceAll('\r\n', '\n').trim()}\n`;
  const unique = crypto.randomUUID();
  const files = { key: `deploy-key-${unique}`, hosts: `known-hosts-${unique}` };
  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' });
  try {
    await write(files.key, privateKey);
    await write(files.hosts, `${key.knownHosts.trim()}\n`);
    return await run({ GIT_SSH_COMMAND: sshCommand(files), SSH_AUTH_SOCK: '' });
  } finally {
    await Promise.all(Object.values(files).map((name) => rm(join(folder, name), { force: true })));
  }
}

/** No configuration, agent, password, prompt or host key but ours; nothing is remembered, nothing forwarded. */
function sshCommand(files: { readonly key: string; readonly hosts: string }): string {
  const options = [
    // Not `-i`: that falls back to the user's own keys where the file is missing.
    `IdentityFile=./${files.key}`,
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'BatchMode=yes',
    'PreferredAuthentications=publickey',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=./${files.hosts}`,
    'GlobalKnownHostsFile=/dev/null',
    'UpdateHostKeys=no',
    'ForwardAgent=no',
    'ClearAllForwardings=yes',
    'ConnectTimeout=20',
  ];
  return ['ssh -F /dev/null', ...options.map((one) => `-o ${one}`)].join(' ');
}
