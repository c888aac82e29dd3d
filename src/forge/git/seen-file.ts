import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LedgerError } from '../../ledger/log.ts';
import type { Seen } from '../../ledger/open-log.ts';

/** The last trusted tip of one log, kept in the clone so that a later run notices a rewritten branch. */
export class SeenFile {
  readonly #path: string;
  readonly #log: string;

  constructor(path: string, log: string) {
    this.#path = path;
    this.#log = log;
  }

  /** @throws LedgerError `tip-malformed`: a damaged memory must not pass for none */
  async read(): Promise<Seen | undefined> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const seen = parseSeen(text);
    if (seen !== undefined) return seen;
    const message = `The file ${this.#path} is damaged. Compare the log with an independent copy, then delete the file.`;
    throw new LedgerError('tip-malformed', this.#log, message);
  }

  /** Whole or not at all: a crash in the middle leaves the file before. */
  async write(seen: Seen, unique: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.${unique}`;
    await writeFile(draft, `${JSON.stringify(seen)}\n`, { flag: 'wx', flush: true });
    await rename(draft, this.#path);
  }
}

function parseSeen(text: string): Seen | undefined {
  let value: Partial<Record<keyof Seen, unknown>> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { size, root, frontier, last } = value ?? {};
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  if (!isHash(root) || !isHash(last)) return undefined;
  if (!Array.isArray(frontier) || !frontier.every(isHash)) return undefined;
  return { size, root, frontier, last };
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
