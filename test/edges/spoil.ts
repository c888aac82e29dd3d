import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { formatCheckpoint, parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import { Frontier, leafHash } from '../../src/ledger/merkle.ts';
import { parseSigner } from '../../src/ledger/signing-key.ts';
import { formatFrontier } from '../../src/ledger/tree-files.ts';
import { gitIn } from '../pipeline/git-in.ts';
import type { Stage } from '../pipeline/stage.ts';

/** The files of a log's branch, to be changed behind everybody's back. A log of one record file. */
export class Spoiled {
  readonly files: Map<string, Buffer>;
  readonly #stage: Stage;
  readonly #tip: string;

  private constructor(stage: Stage, tip: string, files: Map<string, Buffer>) {
    this.#stage = stage;
    this.#tip = tip;
    this.files = files;
  }

  static async at(stage: Stage, tip: string): Promise<Spoiled> {
    const paths = (await stage.bareGit(['ls-tree', '-r', '--name-only', tip])).split('\n');
    const options = { cwd: stage.o.bare, maxBuffer: 64 * 1024 * 1024 };
    const read = (path: string) =>
      execFileSync('git', ['cat-file', 'blob', `${tip}:${path}`], options);
    return new Spoiled(stage, tip, new Map(paths.map((path) => [path, read(path)])));
  }

  change(path: string, how: (text: string) => string): void {
    const before = String(this.files.get(path));
    const after = how(before);
    if (after === before) throw new Error(`${path} was not changed`);
    this.files.set(path, Buffer.from(after));
  }

  /** Another last record, and tree and checkpoint that fit it: what only the key's owner can make. */
  changeLast(how: (line: string) => string, signerKey: string): void {
    const lines = String(this.files.get(recordsPath)).trimEnd().split('\n');
    const last = how(lines.pop() ?? '');
    const all = [...lines, last].map((line) => Buffer.from(line));
    const tree = new Frontier();
    for (const line of all) tree.append(leafHash(line));
    this.files.set(recordsPath, Buffer.from(`${[...lines, last].join('\n')}\n`));
    this.files.set('frontier', Buffer.from(formatFrontier(tree)));
    this.sign(signerKey, { root: tree.root, last: sha256Hex(Buffer.from(last)) });
  }

  sign(signerKey: string, over: { readonly root?: string; readonly last?: string } = {}): void {
    const note = parseCheckpoint(this.files.get('checkpoint') ?? Buffer.alloc(0));
    if (!note) throw new Error('No checkpoint');
    const checkpoint = { ...note.checkpoint, ...over };
    this.files.set('checkpoint', formatCheckpoint(checkpoint, parseSigner(signerKey)));
  }

  /** A commit of these files, on the tip that they were taken from. */
  async commit(): Promise<string> {
    const git = gitIn(this.#stage.o.bare, { GIT_INDEX_FILE: join(this.#stage.o.work, 'spoiled') });
    await git(['read-tree', '--empty']);
    for (const [path, bytes] of this.files) {
      const blob = await git(['hash-object', '-w', '--stdin'], bytes);
      await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    }
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    const tree = await git(['write-tree']);
    return git([...who, 'commit-tree', '-p', this.#tip, '-m', 'spoiled', tree]);
  }
}

export const recordsPath = 'records/00000000.jsonl';
