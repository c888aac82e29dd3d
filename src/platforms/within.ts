/**
 * Gives up on a call after `ms`, whatever its client still waits for: a socket
 * that drips bytes resets every idle timeout, and some ways in which an answer
 * can end never settle the client's promise.
 */
export function within<T>(ms: number, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), ms);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
