import { isAbsolute } from 'node:path';
import { isLoopback } from '../../policy/url.ts';
import type { Settings } from './git-environment.ts';
import { GitError } from './git-error.ts';

/** Where to fetch from and push to, with what proves who we are; never shown as it is. */
export interface RemoteAddress {
  /** Without user-info: safe in argv and messages. */
  readonly url: string;
  /** Given to git by environment, so that no other process of the machine sees them in argv. */
  readonly settings: Settings;
  readonly secrets: readonly string[];
  /** Loopback is reached directly, whatever proxy is set. */
  readonly direct: boolean;
}

/**
 * Accepts https, ssh, plain http on loopback only, and local folders. Anything
 * else could run a program (`ext::`, other helpers) or show the token on the wire.
 * @param token a forge's token; without it the user part of the URL counts.
 * @throws GitError `bad-remote`
 */
export function remoteAddress(
  name: string,
  configured: string,
  token: string | undefined,
): RemoteAddress {
  if (isAbsolute(configured)) return plain(configured);
  if (/^[A-Za-z0-9_][\w.-]*@[A-Za-z0-9][\w.-]*:(?!\/\/)[^-].*$/.test(configured))
    return plain(configured);
  if (!/^(https?|ssh|file):\/\//.test(configured) || !URL.canParse(configured)) {
    throw new GitError('bad-remote', name);
  }
  const url = new URL(configured);
  switch (url.protocol) {
    case 'file:':
    case 'ssh:':
      return plain(configured);
    case 'https:':
      return web(url, token);
    case 'http:':
      if (isLoopback(url.hostname)) return web(url, token);
      throw new GitError('bad-remote', name);
    default:
      throw new GitError('bad-remote', name);
  }
}

function plain(url: string): RemoteAddress {
  return { url, settings: [], secrets: [], direct: false };
}

function web(url: URL, token: string | undefined): RemoteAddress {
  const [user, secret] =
    token === undefined
      ? [decodeURIComponent(url.username), decodeURIComponent(url.password)]
      : ['x-access-token', token];
  url.username = '';
  url.password = '';
  const direct = isLoopback(url.hostname);
  if (user === '' && secret === '') return { url: url.href, settings: [], secrets: [], direct };
  const basic = Buffer.from(`${user}:${secret}`, 'utf8').toString('base64');
  return {
    url: url.href,
    // Bound to the host: another one never gets it.
    settings: [[`http.${url.origin}/.extraHeader`, `Authorization: Basic ${basic}`]],
    // Some put the token in the user's place.
    secrets: [basic, secret === '' ? user : secret],
    direct,
  };
}
