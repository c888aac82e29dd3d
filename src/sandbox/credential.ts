import { randomBytes } from 'node:crypto';

/**
 * Every secret that the sandbox issues begins so. koho lets itself be redirected
 * to loopback only with such credentials, so that a stray variable can never
 * lead a real key to a stand-in.
 */
const credentialPrefix = 'sandbox-';

/** A new secret, 160 bits of chance, of one kind (`x-token`, `facebook-secret`). */
export function issueCredential(kind: string): string {
  return `${credentialPrefix}${kind}-${randomBytes(20).toString('hex')}`;
}
