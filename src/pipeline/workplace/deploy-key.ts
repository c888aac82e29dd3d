import type { DeployKey } from '../../forge/git/deploy-key.ts';
import type { Repository } from '../../forge/git/repository.ts';
import type { ForgePlace } from '../../policy/policy.ts';
import { KohoError } from './koho-error.ts';
import type { Settings } from './settings.ts';

/**
 * Lets this job push its log with `KOHO_LEDGER_DEPLOY_KEY`, where it has one, to
 * the place that the policy names: never to where `origin` of a clone points.
 * @throws KohoError `key-wrong`, `missing-setting`
 */
export function pushByDeployKey(
  repository: Repository,
  forge: ForgePlace,
  environment: Settings['environment'],
): void {
  const key = deployKeyOf(forge, environment);
  if (key) repository.useDeployKey(key);
}

export function deployKeyOf(
  forge: ForgePlace,
  environment: Settings['environment'],
): DeployKey | undefined {
  const privateKey = environment.KOHO_LEDGER_DEPLOY_KEY;
  if (!privateKey) return undefined;
  if (!pem.test(privateKey)) throw notAKey();
  const { hostname } = new URL(forge.web);
  const knownHosts = environment.KOHO_LEDGER_KNOWN_HOSTS || publishedKeys[hostname];
  if (!knownHosts) throw unknownHost(hostname);
  return { privateKey, knownHosts, url: `ssh://git@${hostname}/${forge.repository}.git` };
}

const pem = /^\s*-----BEGIN ([A-Z ]*PRIVATE KEY)-----\s[A-Za-z0-9+/=\s]+-----END \1-----\s*$/;

/**
 * The host keys of GitHub, as it publishes them: docs.github.com, "GitHub's SSH
 * key fingerprints". Built in, because a key asked for over the line is no proof.
 */
const publishedKeys: Readonly<Record<string, string>> = {
  'github.com': [
    'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    'github.com ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=',
    'github.com ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=',
  ].join('\n'),
};

/** Nothing of it is quoted: it may be a key after all. */
function notAKey(): KohoError {
  return new KohoError('key-wrong', {
    ja: 'KOHO_LEDGER_DEPLOY_KEY は秘密鍵の形をしていません。ssh-keygen が作った秘密の側のファイルの中身を、改行も含めてそのまま入れてください。',
    en: 'KOHO_LEDGER_DEPLOY_KEY is not a private key. Put in the whole file of the private half that ssh-keygen made, with its line breaks.',
  });
}

function unknownHost(host: string): KohoError {
  return new KohoError('missing-setting', {
    ja: `${host} の公開鍵が分かりません。環境変数 KOHO_LEDGER_KNOWN_HOSTS に known_hosts の行を入れてください。`,
    en: `The host keys of ${host} are not known. Put its known_hosts lines into KOHO_LEDGER_KNOWN_HOSTS.`,
  });
}
