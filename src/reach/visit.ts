import { isIP } from 'node:net';
import type { LinkFact, UnseenWhy } from '../guideline/links/link-fact.ts';
import { type Answer, ask } from './ask.ts';
import { failureOf } from './failure.ts';
import type { Network } from './network.ts';
import { isPublicAddress } from './public-address.ts';

/** More than any honest chain of redirects. */
const maxRedirects = 5;
/** For one hop: the name, the connection and the head of the answer. */
const hopMs = 8_000;

/** Opens a link as a reader would, through its redirects; every hop is held to the same rules. Never throws. */
export async function visit(
  target: string,
  network: Network,
  signal: AbortSignal,
): Promise<LinkFact> {
  let url = URL.parse(target);
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (!url || !isWebAddress(url)) return unseen('not-a-web-address');
    const step = await oneHop(url, network, AbortSignal.any([signal, AbortSignal.timeout(hopMs)]));
    if (!('next' in step)) return step;
    url = URL.parse(step.next, url.href);
  }
  return unseen('too-many-redirects');
}

/** No other scheme or port, and no credentials: those are for services, not for readers. */
function isWebAddress({ protocol, port, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && port === '' && username === '' && password === '';
}

async function oneHop(
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<LinkFact | { readonly next: string }> {
  try {
    const addresses = await addressesOf(url, network, signal);
    const [address] = addresses;
    // One private address among public ones is a trick: whoever connects next may get that one.
    if (address === undefined || !addresses.every(isPublicAddress))
      return unseen('private-address');
    const at = network.dial({ address, port: url.protocol === 'https:' ? 443 : 80 });
    const head = await ask(url, { method: 'HEAD', at, signal });
    // Many servers do not know HEAD, and say so in many ways.
    const answer = isUnclear(head) ? await ask(url, { method: 'GET', at, signal }) : head;
    return judge(url, answer);
  } catch (error) {
    return failureOf(error);
  }
}

async function addressesOf(
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return [host];
  // The system's resolver cannot be told to stop: it is left behind.
  return Promise.race([network.resolve(host), rejected(signal)]);
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function isUnclear({ status }: Answer): boolean {
  return status >= 400 && ![401, 407, 429].includes(status);
}

function judge(url: URL, { status, location }: Answer): LinkFact | { readonly next: string } {
  if ([301, 302, 303, 307, 308].includes(status) && location !== undefined)
    return { next: location };
  if (status === 404 || status === 410) return { state: 'gone', why: 'no-page' };
  if (status === 429) return unseen('busy');
  if (status >= 500) return unseen('server-error');
  if (status === 401 || loginPage.test(url.pathname)) return unseen('login');
  if (status >= 200 && status < 400) return { state: 'opens', final: url.href };
  return unseen('refused');
}

/** Where platforms send whoever is not logged in: what lies behind was not seen. */
const loginPage = /^\/(?:[a-z_-]+\/){0,3}(?:login|signin|logon)(?:[./]|$)/i;

function unseen(why: UnseenWhy): LinkFact {
  return { state: 'unseen', why };
}
