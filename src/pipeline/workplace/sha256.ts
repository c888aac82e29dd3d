import { hash } from 'node:crypto';

/** Lower-case hex; of a string, the digest of its UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
