import { GitError } from './git-error.ts';
import type { GitObject, ObjectType } from './object-reader.ts';

const maxHeaderBytes = 200;
const lineFeed = 0x0a;

type Stage =
  | { readonly at: 'idle' }
  | { readonly at: 'header'; readonly maxBytes: number }
  | { readonly at: 'body'; readonly type: ObjectType; readonly size: number }
  /** Too large: its bytes are let go as they come, they never pile up in memory. */
  | { readonly at: 'skip'; readonly size: number; readonly left: number };

/** The answers of `git cat-file --batch`, cut out of its output: `<id> <type> <size>LF<bytes>LF` or `<id> missingLF`. */
export class ObjectStream {
  #stage: Stage = { at: 'idle' };
  #chunks: Buffer[] = [];
  #buffered = 0;
  #settle:
    | { readonly resolve: (o: GitObject) => void; readonly reject: (error: unknown) => void }
    | undefined;
  #failure: GitError | undefined;

  /** The answer to the next request; one at a time. */
  next(maxBytes: number): Promise<GitObject> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#stage = { at: 'header', maxBytes };
      this.#settle = { resolve, reject };
    });
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    try {
      while (this.#advance());
    } catch (error) {
      this.fail(
        error instanceof GitError ? error : new GitError('failed', 'cat-file', { cause: error }),
      );
    }
  }

  fail(error: GitError): void {
    this.#failure ??= error;
    this.#settle?.reject(this.#failure);
    this.#settle = undefined;
  }

  /** One step; false when more bytes are needed. */
  #advance(): boolean {
    const stage = this.#stage;
    switch (stage.at) {
      case 'idle':
        if (this.#buffered > 0)
          throw new GitError('failed', 'cat-file', { detail: 'unasked bytes' });
        return false;
      case 'header':
        return this.#readHeader(stage.maxBytes);
      case 'body':
        if (this.#buffered < stage.size + 1) return false;
        return this.#finish({
          found: true,
          type: stage.type,
          bytes: this.#take(stage.size + 1).subarray(0, stage.size),
        });
      case 'skip':
        return this.#skip(stage.size, stage.left);
      default:
        return stage satisfies never;
    }
  }

  #readHeader(maxBytes: number): boolean {
    const known = this.#peek();
    const end = known.indexOf(lineFeed);
    if (end === -1) {
      if (known.length > maxHeaderBytes) throw new GitError('failed', 'cat-file');
      return false;
    }
    const line = this.#take(end + 1).toString('latin1', 0, end);
    if (/^[0-9a-f]+ missing$/.test(line)) return this.#finish({ found: false, why: 'missing' });
    const match = /^[0-9a-f]+ (blob|tree|commit|tag) ([0-9]+)$/.exec(line);
    if (match === null) throw new GitError('failed', 'cat-file', { detail: line });
    const size = Number(match[2]);
    this.#stage =
      size > maxBytes
        ? { at: 'skip', size, left: size + 1 }
        : { at: 'body', type: match[1] as ObjectType, size };
    return true;
  }

  #skip(size: number, left: number): boolean {
    const now = Math.min(left, this.#buffered);
    this.#take(now);
    if (now === left) return this.#finish({ found: false, why: 'too-large', size });
    this.#stage = { at: 'skip', size, left: left - now };
    return false;
  }

  #finish(object: GitObject): boolean {
    this.#stage = { at: 'idle' };
    this.#settle?.resolve(object);
    this.#settle = undefined;
    return this.#buffered > 0;
  }

  #peek(): Buffer {
    const all =
      this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(bytes: number): Buffer {
    const all = this.#peek();
    this.#buffered = all.length - bytes;
    this.#chunks = this.#buffered === 0 ? [] : [all.subarray(bytes)];
    return all.subarray(0, bytes);
  }
}
