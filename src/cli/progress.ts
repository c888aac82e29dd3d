import type { Language } from '../post/message.ts';
import type { Screen } from './terminal.ts';

/** Fewer are done before anybody wonders. */
const leastPosts = 200;
const every = 100;

/** To be called once for each post that is done; says how far it is, to a person only. */
export function progress(total: number, err: Screen, language: Language): () => void {
  let done = 0;
  if (!err.isTTY || total <= leastPosts) return () => {};
  return () => {
    done += 1;
    if (done % every !== 0 && done !== total) return;
    const text = language === 'ja' ? `確認中 ${done}/${total}` : `checking ${done}/${total}`;
    // One line that is written over, and taken away at the end.
    err.draw(done === total ? '\r\u001b[K' : `\r${text}`);
  };
}
