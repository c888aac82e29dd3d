import { sha256Hex } from './digest.ts';
import type { LogState } from './log.ts';
import { emptyState, nextState } from './log-state.ts';
import type { AnyRecord } from './record.ts';
import { canonical } from './record-line.ts';

/** Key (delivery id or post path) → numbers of its records, ascending. */
export type Numbers = ReadonlyMap<string, readonly number[]>;

export interface IndexSource {
  readonly state: LogState;
  /** An index file's entries; empty where the file does not exist yet. */
  numbers(path: string): Promise<Numbers>;
}

export const statePath = 'index/state.json';
export const openPath = 'index/open.json';
export const headPath = 'index/head';

/** A delivery id is a hash already: its own first byte spreads it over 256 files. */
export function closedPath(delivery: string): string {
  return `index/closed/${delivery.slice(0, 2)}.json`;
}

/** By hash, so that the 256 files grow evenly whatever the posts are called. */
export function postPath(post: string): string {
  return `index/posts/${sha256Hex(post).slice(0, 2)}.json`;
}

/** An index without records. */
export const emptyIndex: IndexSource = {
  state: emptyState,
  numbers: async () => new Map(),
};

/**
 * Brings the index up to date with new records and knows which of its files
 * changed. Only touched shards are read. Verify runs the same code from the
 * empty index over the whole log and compares.
 */
export class IndexWriter {
  #state: LogState;
  readonly #source: IndexSource;
  readonly #loaded = new Map<string, Map<string, number[]>>();
  readonly #changed = new Set<string>();

  constructor(source: IndexSource) {
    this.#source = source;
    this.#state = source.state;
  }

  async add(record: AnyRecord): Promise<void> {
    this.#state = nextState(this.#state, record);
    const { body, seq } = record;
    if ('delivery' in body) {
      if (reopens(record)) await this.#reopen(body.delivery);
      await this.#addDelivery(body.delivery, seq, closes(body));
    }
    if ('post' in body) await this.#append(postPath(body.post), body.post, seq);
  }

  /** Changed files, whole. */
  files(): ReadonlyMap<string, Buffer> {
    const files = new Map<string, Buffer>([[statePath, json(this.#state)]]);
    for (const path of this.#changed) {
      files.set(path, json(Object.fromEntries(this.#loaded.get(path) ?? [])));
    }
    return files;
  }

  async #addDelivery(delivery: string, seq: number, closing: boolean): Promise<void> {
    const path = closedPath(delivery);
    const closed = this.#loaded.get(path) ?? (await this.#load(path));
    if (closed.has(delivery)) return this.#append(path, delivery, seq);
    if (!closing) return this.#append(openPath, delivery, seq);
    const open = this.#loaded.get(openPath) ?? (await this.#load(openPath));
    closed.set(delivery, [...(open.get(delivery) ?? []), seq]);
    this.#changed.add(path);
    if (open.delete(delivery)) this.#changed.add(openPath);
  }

  /** A published delivery is closed; ordered gone, there is something left to do about it. */
  async #reopen(delivery: string): Promise<void> {
    const path = closedPath(delivery);
    const closed = this.#loaded.get(path) ?? (await this.#load(path));
    const numbers = closed.get(delivery);
    if (numbers === undefined) return;
    const open = this.#loaded.get(openPath) ?? (await this.#load(openPath));
    open.set(delivery, numbers);
    closed.delete(delivery);
    this.#changed.add(path).add(openPath);
  }

  async #append(path: string, key: string, seq: number): Promise<void> {
    const numbers = this.#loaded.get(path) ?? (await this.#load(path));
    const own = numbers.get(key);
    if (own) own.push(seq);
    else numbers.set(key, [seq]);
    this.#changed.add(path);
  }

  async #load(path: string): Promise<Map<string, number[]>> {
    const loaded = new Map<string, number[]>();
    for (const [key, numbers] of await this.#source.numbers(path)) loaded.set(key, [...numbers]);
    this.#loaded.set(path, loaded);
    return loaded;
  }
}

function closes(body: object): boolean {
  return 'closes' in body && body.closes === true;
}

function reopens({ kind, body }: AnyRecord): boolean {
  return (kind === 'withdrawal' && !body.closes) || ('reopens' in body && body.reopens === true);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${canonical(value)}\n`, 'utf8');
}
