import { type Checkpoint, checkpointPath } from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import { formatIndexHead } from './index-head.ts';
import { headPath } from './log-index.ts';
import type { LogWalk } from './log-walk.ts';
import { type Problem, tampered } from './problem.ts';
import { recordFilePath, recordsPerFile } from './record-file.ts';
import { formatFrontier, formatSubtrees, frontierPath, subtreesPath } from './tree-files.ts';
import type { ListedFiles } from './verify-options.ts';

/** Tree files and index must be byte for byte what the records give: writers act on them without reading history. */
export async function compareDerived(
  files: ListedFiles,
  checkpoint: Checkpoint,
  { index, tree, subtrees }: LogWalk,
): Promise<Problem | undefined> {
  const indexFiles = index.files();
  const head = formatIndexHead(
    new Map([...indexFiles].map(([path, bytes]) => [path, sha256Hex(bytes)] as const)),
  );
  const expected = new Map<string, Buffer>([
    [frontierPath, formatFrontier(tree)],
    ...(subtrees.length > 0 ? [[subtreesPath, formatSubtrees(subtrees)] as const] : []),
    ...indexFiles,
    [headPath, head],
  ]);
  for (const [file, bytes] of expected) {
    const found = await files.read(file);
    if (!found || !bytes.equals(found)) {
      return tampered({
        code: 'derived-differs',
        file,
        expected: sha256Hex(bytes),
        actual: found ? sha256Hex(found) : 'none',
      });
    }
  }
  if (checkpoint.index !== sha256Hex(head)) {
    return tampered({ code: 'checkpoint-differs', file: checkpointPath, detail: 'index' });
  }
  return unexpectedFile(await files.list(), expected, tree.size);
}

function unexpectedFile(
  paths: readonly string[],
  expected: ReadonlyMap<string, unknown>,
  size: number,
): Problem | undefined {
  const records = new Set<string>();
  for (let first = 0; first < size; first += recordsPerFile) records.add(recordFilePath(first));
  const stray = paths
    .toSorted()
    .find(
      (path) =>
        path !== checkpointPath &&
        !path.startsWith('anchors/') &&
        !records.has(path) &&
        !expected.has(path),
    );
  return stray === undefined ? undefined : tampered({ code: 'unexpected-file', file: stray });
}
