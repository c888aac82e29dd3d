import { isObject } from './answer.ts';

/**
 * Whether an error of the socket proves that nothing was sent: the name was not
 * found or the connection never stood. Judged by the failed system call; a code
 * alone proves nothing, since `EHOSTUNREACH` also ends connections that stood.
 */
export function neverConnected(cause: unknown): boolean {
  if (cause instanceof AggregateError) {
    // One error for each address that was tried.
    return cause.errors.length > 0 && cause.errors.every(neverConnected);
  }
  return isObject(cause) && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo');
}
