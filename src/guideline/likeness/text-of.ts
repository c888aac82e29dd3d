import type { Payload } from '../../post/payload.ts';

/** All of what an account gets, the parts of a thread in one. */
export function textOf({ parts }: Payload): string {
  return parts.length === 1 ? (parts[0]?.text ?? '') : parts.map(({ text }) => text).join('\n');
}
