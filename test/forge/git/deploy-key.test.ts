import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { GitLog } from '../../../src/forge/git/git-log.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import { deployKeyOf } from '../../../src/pipeline/workplace/deploy-key.ts';
import { KohoError } from '../../../src/pipeline/workplace/koho-error.ts';
import type { ForgePlace } from '../../../src/policy/policy.ts';
import { fakeSsh } from './fake-ssh.ts';
import { bareRepository, cloneOf, git, workspace } from './fixture.ts';
import { examined } from './log-writer.ts';
import { realChance, realClock } from './surroundings.ts';

const space = workspace();
afterAll(() => space.remove());

const body = `${'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n'.repeat(4)}AAAAC2tvaG8tdGVzdAECAwQF`;
const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}\n-----END OPENSSH PRIVATE KEY-----\n`;
const github: ForgePlace = {
  kind: 'github',
  web: 'https://github.com',
  api: 'https://api.github.com',
  repository: 'hokkaido/koho-posts',
  mainBranch: 'main',
};
const branch = 'ledger/organisation/2026';

/** A clone whose origin may only be read, and a log that pushes by a deploy key through a fake ssh. */
async function office(name: string, environment: Record<string, string> = {}) {
  const bare = bareRepository(space.path(`${name}/hokkaido/koho-posts.git`));
  const directory = cloneOf(bare, space.path(`${name}/clone`));
  const ssh = fakeSsh(space.path(`${name}/ssh`), space.path(name));
  const repository = await Repository.open({
    directory,
    environment: { ...process.env, SSH_AUTH_SOCK: '/run/agent', PATH: ssh.path },
  });
  const key = deployKeyOf(github, { KOHO_LEDGER_DEPLOY_KEY: privateKey, ...environment });
  if (key === undefined) throw new Error('no key');
  repository.useDeployKey(key);
  const log = new GitLog({
    repository,
    log: 'organisation',
    year: '2026',
    trust: { origin: 'koho.example.jp' },
    run: 'local:test',
    clock: { ...realClock, until: async () => undefined },
    chance: realChance,
  });
  return { bare, directory, repository, ssh, log };
}

/** No whole line of the key, nor its head. */
function expectNoKey(text: string): void {
  expect(text).not.toContain('b3BlbnNzaC1rZXkt');
  expect(text).not.toContain('AAAAC2tvaG8tdGVzdAECAwQF');
}

describe('pushing by a deploy key', () => {
  it('appends over ssh to the place that the policy names, and reads back from origin', async () => {
    const { bare, ssh, log, repository } = await office('append');
    const nonce = realChance.nonce();
    const { records } = await log.append(async () => [examined(nonce)]);
    expect(records.at(-1)?.nonce).toBe(nonce);
    expect(git(bare, 'rev-parse', `refs/heads/${branch}`)).toMatch(/^[0-9a-f]{40}$/);

    const args = ssh.seen()?.args ?? [];
    expect(args.slice(-2)).toEqual([
      'git@github.com',
      `git-receive-pack '/hokkaido/koho-posts.git'`,
    ]);
    expect(args.slice(0, 2)).toEqual(['-F', '/dev/null']);
    for (const option of [
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'BatchMode=yes',
      'StrictHostKeyChecking=yes',
      'GlobalKnownHostsFile=/dev/null',
      'UpdateHostKeys=no',
      'ForwardAgent=no',
    ]) {
      expect(args).toContain(option);
    }
    await repository.close();
  });

  it('gives ssh the key in a file that only its owner reads, and leaves no trace of it', async () => {
    const { ssh, log, repository, directory } = await office('file');
    await log.append(async () => [examined(realChance.nonce())]);
    const seen = ssh.seen();
    expect(seen?.keyMode).toMatch(/^-rw------- /);
    expect(seen?.key).toBe(privateKey);
    expect(seen?.hosts).toMatch(/^github\.com ssh-ed25519 /);
    expectNoKey(seen?.args.join(' ') ?? '');
    expectNoKey(seen?.environment ?? '');
    expectNoKey(seen?.parent ?? '');
    expect(seen?.environment).not.toContain('/run/agent');
    // Only while it pushes: a process that is killed between two pushes leaves none behind.
    const folder = /^PWD=(.*)$/m.exec(seen?.environment ?? '')?.[1] ?? '';
    expect(existsSync(folder)).toBe(true);
    expect(readdirSync(folder).filter((name) => /deploy-key|known-hosts/.test(name))).toEqual([]);
    expectNoKey(git(directory, 'config', '--list'));
    await repository.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('mends the line breaks that copying spoils: ssh refuses such a key', async () => {
    const spoilt = `\r\n${privateKey.trim().replaceAll('\n', '\r\n')}`;
    const { ssh, log, repository } = await office('breaks', { KOHO_LEDGER_DEPLOY_KEY: spoilt });
    await log.append(async () => [examined(realChance.nonce())]);
    expect(ssh.seen()?.key).toBe(privateKey);
    await repository.close();
  });

  it.each([
    ['a host with another key', 'Host key verification failed.'],
    ['a key that the host does not know', 'git@github.com: Permission denied (publickey).'],
    [
      'a key that may only read',
      'ERROR: The key you are authenticating with has been marked as read only.',
    ],
    [
      'a key of another repository',
      'ERROR: Permission to hokkaido/koho-posts.git denied to deploy key',
    ],
    ['a key that is broken', `Load key "./k": error in libcrypto\n${privateKey}`],
  ])('%s: refused at once, nothing is written, and no error shows the key', async (what, said) => {
    const { bare, ssh, log, repository } = await office(`refused-${what.replaceAll(' ', '-')}`);
    ssh.refuse(`${said}\nfatal: Could not read from remote repository.\n`);
    const error = await log.append(async () => [examined(realChance.nonce())]).catch((e) => e);
    expect(error).toMatchObject({ code: 'push-refused', cause: { code: 'authentication' } });
    expectNoKey(inspect(error, { depth: 10, showHidden: true }));
    expect(git(bare, 'for-each-ref')).toBe('');
    await repository.close();
  });

  it('without ssh on this machine says so, and does not blame the remote', async () => {
    const { repository, log, ssh } = await office('no-ssh');
    ssh.refuse('error: cannot run ssh: No such file or directory\n');
    const error = await log.append(async () => [examined(realChance.nonce())]).catch((e) => e);
    expect(error).toMatchObject({ cause: { code: 'failed' } });
    await repository.close();
  });

  const realSsh = existsSync('/usr/bin/ssh');
  it.skipIf(!realSsh)(
    `every option is one that OpenSSH knows${realSsh ? '' : ' (skipped: no ssh on this machine)'}`,
    async () => {
      const { ssh, log, repository } = await office('options');
      await log.append(async () => [examined(realChance.nonce())]);
      const args = ssh.seen()?.args.slice(0, -2) ?? [];
      const shown = execFileSync('/usr/bin/ssh', ['-G', ...args, 'git@github.com'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      expect(shown).toMatch(/^stricthostkeychecking true$/m);
      expect(shown).toMatch(/^userknownhostsfile \.\/known-hosts-[0-9a-f-]+$/m);
      expect(shown).toMatch(/^identityfile \.\/deploy-key-[0-9a-f-]+$/m);
      expect(shown).toMatch(/^identityagent none$/m);
      expect(shown).toMatch(/^batchmode yes$/m);
      await repository.close();
    },
  );

  it('goes nowhere but to an ordinary address over ssh', async () => {
    const { repository } = await office('address');
    for (const url of [
      'https://github.com/a/b.git',
      'ssh://git@-oProxyCommand=x/a/b.git',
      'ssh://root@github.com/a/b.git',
      'ssh://git@github.com/a b.git',
      "ssh://git@github.com/a'b.git",
      'ext::sh -c x',
      '/tmp/a.git',
    ]) {
      expect(() => repository.useDeployKey({ privateKey, knownHosts: 'x', url })).toThrow(
        expect.objectContaining({ code: 'bad-remote' }),
      );
    }
    await repository.close();
  });
});

describe('the key of the environment', () => {
  it('is none where none is set', () => {
    expect(deployKeyOf(github, {})).toBeUndefined();
    expect(deployKeyOf(github, { KOHO_LEDGER_DEPLOY_KEY: '' })).toBeUndefined();
  });

  it('is refused without being quoted where it is not a private key', () => {
    for (const wrong of [
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 koho',
      body,
      privateKey.replace('PRIVATE KEY-----\n', 'PRIVATE KEY-----'),
      privateKey.slice(0, -10),
      `${privateKey}\nProxyCommand x`,
    ]) {
      const act = () => deployKeyOf(github, { KOHO_LEDGER_DEPLOY_KEY: wrong });
      expect(act).toThrow(expect.objectContaining({ code: 'key-wrong' }));
      try {
        act();
      } catch (error) {
        expectNoKey(inspect(error, { depth: 10 }));
      }
    }
  });

  it('needs the host keys of any host but github.com from the operator', () => {
    const own = { ...github, web: 'https://git.example.jp:8443/base' };
    const environment = { KOHO_LEDGER_DEPLOY_KEY: privateKey };
    expect(() => deployKeyOf(own, environment)).toThrow(KohoError);
    const near = { ...github, web: 'https://github.com.evil.example' };
    expect(() => deployKeyOf(near, environment)).toThrow(KohoError);
    const knownHosts = 'git.example.jp ssh-ed25519 AAAA';
    expect(deployKeyOf(own, { ...environment, KOHO_LEDGER_KNOWN_HOSTS: knownHosts })).toEqual({
      privateKey,
      knownHosts,
      url: 'ssh://git@git.example.jp/hokkaido/koho-posts.git',
    });
  });

  it('trusts for github.com the keys whose fingerprints GitHub publishes', () => {
    const { knownHosts = '' } = deployKeyOf(github, { KOHO_LEDGER_DEPLOY_KEY: privateKey }) ?? {};
    const prints = knownHosts.split('\n').map((line) => fingerprint(line.split(' ')[2] ?? ''));
    // docs.github.com, "GitHub's SSH key fingerprints": Ed25519, ECDSA, RSA.
    expect(prints).toEqual([
      '+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
      'p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
      'uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s',
    ]);
  });
});

function fingerprint(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
  return digest.replace(/=+$/, '');
}
