import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import { GitError } from './git-error.ts';
import { requireObjectId } from './git-names.ts';
import { ObjectStream } from './object-stream.ts';
import { type GitChild, type GitPlace, killGit, startGit } from './run-git.ts';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export type GitObject =
  | { readonly found: true; readonly type: ObjectType; readonly bytes: Uint8Array }
  | { readonly found: false; readonly why: 'missing' }
  | { readonly found: false; readonly why: 'too-large'; readonly size: number };

interface Request {
  readonly id: string;
  readonly maxBytes: number;
  readonly resolve: (object: GitObject) => void;
  readonly reject: (error: unknown) => void;
}

const answerTimeoutMs = 60_000;

/**
 * Reads objects by name through one long-lived `git cat-file --batch`. The name
 * of everything it hands out was computed again from the bytes: git itself does
 * not compare them when it reads, so a damaged or swapped object is refused here.
 */
export class ObjectReader {
  readonly #place: GitPlace;
  #process: { readonly child: GitChild; readonly stream: ObjectStream } | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(place: GitPlace) {
    this.#place = place;
  }

  /** @throws GitError `corrupt-object`, `bad-name`, `timeout`, `failed`, `closed` */
  read(id: string, maxBytes: number): Promise<GitObject> {
    requireObjectId(id);
    const answer = this.#tail.then(
      () =>
        new Promise<GitObject>((resolve, reject) => this.#ask({ id, maxBytes, resolve, reject })),
    );
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#tail;
    this.#stop();
  }

  #ask(request: Request): void {
    if (this.#closed) {
      request.reject(new GitError('closed', 'cat-file'));
      return;
    }
    const { child, stream } = this.#process ?? this.#start();
    holdOpen(child, true);
    const timer = setTimeout(
      () => stream.fail(new GitError('timeout', 'cat-file')),
      answerTimeoutMs,
    );
    stream
      .next(request.maxBytes)
      .then((object) => request.resolve(verified(request.id, object)))
      .catch((error: unknown) => {
        this.#stop();
        request.reject(error);
      })
      .finally(() => {
        clearTimeout(timer);
        holdOpen(child, false);
      });
    child.stdin.write(`${request.id}\n`);
  }

  #start(): { readonly child: GitChild; readonly stream: ObjectStream } {
    const child = startGit(this.#place, ['cat-file', '--batch']);
    const stream = new ObjectStream();
    child.stdout.on('data', (chunk: Buffer) => stream.push(chunk));
    child.stdin.on('error', () => undefined);
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-1000);
    });
    child.on('error', (cause) => stream.fail(new GitError('git-missing', 'git', { cause })));
    child.on('close', () => {
      // Git ends the whole conversation when it meets an object it cannot unpack.
      const code = /corrupt|inflate|unpack|unable to read/i.test(words)
        ? 'corrupt-object'
        : 'failed';
      stream.fail(new GitError(code, 'cat-file', { detail: words }));
    });
    this.#process = { child, stream };
    return this.#process;
  }

  #stop(): void {
    const running = this.#process;
    this.#process = undefined;
    if (running !== undefined) killGit(running.child);
  }
}

/** An idle reader must not keep a finished program from ending. */
function holdOpen(child: GitChild, hold: boolean): void {
  if (hold) child.ref();
  else child.unref();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) {
    if (!(pipe instanceof Socket)) continue;
    if (hold) pipe.ref();
    else pipe.unref();
  }
}

function verified(id: string, object: GitObject): GitObject {
  if (object.found && objectName(object.type, object.bytes) !== id) {
    throw new GitError('corrupt-object', id);
  }
  return object;
}

/** Git's name for an object: SHA-1 over its type, length and bytes. */
function objectName(type: ObjectType, bytes: Uint8Array): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}
