import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { History } from '../guideline/rule.ts';
import type { Instant } from '../post/post.ts';
import { noHistory } from './history.ts';
import type { KeptPolicies } from './kept/kept-policies.ts';

/** `unread`: why some of the record could not be read; then frozen posts may go unnoticed here. */
export interface LocalHistory {
  readonly history: History;
  readonly unread?: unknown;
}

export interface LocalHistoryOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `posts/….md` */
  readonly paths: readonly string[];
  readonly now: Instant;
  /** Where a policy that was found right before is kept. */
  readonly kept?: KeptPolicies | undefined;
}

/**
 * What the clone itself knows of published posts: the record as it was last
 * fetched, without network. Git is neither loaded nor started where the folder
 * is no clone or holds no record.
 */
export async function localHistory(o: LocalHistoryOptions): Promise<LocalHistory> {
  if (!mayHoldRecord(o.root)) return { history: noHistory };
  try {
    const { readLocalRecord } = await import('./read-local-record.ts');
    return { history: await readLocalRecord(o) };
  } catch (unread) {
    // The check is help, not the gate: it goes on, and says what it could not see.
    return { history: noHistory, unread };
  }
}

/** Whether a fetched or own branch `ledger/…` lies in the clone, seen from its files alone. */
function mayHoldRecord(root: string): boolean {
  const folder = commonFolder(root);
  if (folder === undefined) return false;
  const loose = ['refs/remotes/origin/ledger', 'refs/heads/ledger'];
  if (loose.some((name) => existsSync(join(folder, name)))) return true;
  const packed = join(folder, 'packed-refs');
  return existsSync(packed) && / refs\/(?:remotes\/origin|heads)\/ledger\//.test(text(packed));
}

/** Where the refs lie: of a linked work tree, in the clone that it belongs to. */
function commonFolder(root: string): string | undefined {
  const git = join(root, '.git');
  const stat = statSync(git, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) return stat && git;
  const [, linked] = /^gitdir: (.+)$/m.exec(text(git)) ?? [];
  if (linked === undefined) return undefined;
  const own = resolve(root, linked);
  const common = join(own, 'commondir');
  return existsSync(common) ? resolve(own, text(common).trim()) : own;
}

function text(file: string): string {
  return readFileSync(file, 'utf8');
}
