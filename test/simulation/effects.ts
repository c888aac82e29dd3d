import type { PublicPost } from '../../src/publish/ports/platform.ts';
import type { Failure } from './answers.ts';
import type { PublicEntry } from './fake-platform.ts';
import type { Fault } from './faults.ts';

/** The request was carried out although its answer failed. */
export const hasEffect: ReadonlySet<string> = new Set<Fault>([
  'applied-then-dropped',
  'body-cut',
  '5xx-with-effect',
]);

export function failureOf(fault: Fault | undefined): Failure | undefined {
  switch (fault) {
    case 'connection-refused':
      return 'not-connected';
    case 'dropped-before':
    case 'applied-then-dropped':
    case 'request-hangs':
    case 'body-cut':
      return 'answer-lost';
    case '429':
    case '429-without-headers':
    case 'token-revoked':
      return fault;
    case '5xx':
    case '5xx-with-effect':
      return '5xx';
    case 'duplicate-refusal':
      return 'duplicate';
    default:
      return undefined;
  }
}

export function publicPost({ remoteId, publicAt }: PublicEntry): PublicPost {
  return { remoteId, publicAt, url: `https://x.example/${remoteId}` };
}
