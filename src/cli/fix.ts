import { join } from 'node:path';
import { type Fixes, planFixes } from '../pipeline/fix/plan-fixes.ts';
import { writeAtomically } from '../pipeline/fix/write-atomically.ts';
import { type LocalHistory, localHistory } from '../pipeline/local-history.ts';
import { explain } from '../pipeline/report/explain.ts';
import { fixReport } from '../pipeline/report/fix-report.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import { overlaySource } from '../pipeline/source/overlay-source.ts';
import type { Source } from '../pipeline/source/source.ts';
import { KohoError } from '../pipeline/workplace/koho-error.ts';
import type { Instant } from '../post/post.ts';
import type { Session } from './command.ts';
import { visible } from './visible.ts';

export interface FixCommand {
  readonly root: string;
  readonly paths: readonly string[];
  readonly now: Instant;
  readonly local: LocalHistory;
  /** Say what would be mended, and leave the files as they are. */
  readonly dryRun: boolean;
  /** Where the report goes: findings in a form for machines must stay alone. */
  readonly beside: boolean;
}

/**
 * Mends what can safely be mended, says what, and returns the files as they are
 * to be checked now.
 * @throws KohoError `facts-unknown` where nobody can tell what is published
 */
export async function fix(o: FixCommand, session: Session): Promise<Source> {
  const { root, local, now, dryRun } = o;
  if (local.unread !== undefined) throw unknowable(local.unread);
  const source = directorySource(root);
  const isAnyPublished = async (paths: readonly string[]) => {
    const { environment } = session;
    const { history, unread } = await localHistory({ root, environment, paths, now });
    return unread !== undefined || history.published.size > 0;
  };
  const fixes = await planFixes({ ...o, source, history: local.history, isAnyPublished });
  if (!dryRun) write(root, fixes);
  const text = visible(fixReport(fixes, { language: session.language, dryRun }));
  (o.beside ? session.err : session.out).write(`${text}\n`);
  const mended = new Map(fixes.changes.map((change) => [change.path, change.now]));
  return dryRun ? overlaySource(source, mended) : directorySource(root);
}

function write(root: string, { changes }: Fixes): void {
  for (const { path, was, now } of changes) writeAtomically(join(root, path), { was, now });
}

function unknowable(unread: unknown): KohoError {
  const why = explain(unread).text;
  return new KohoError(
    'facts-unknown',
    {
      ja: `手元の発信記録を読めず、公開した投稿を見分けられないため、何も直していません。${why.ja}`,
      en: `The record in this clone cannot be read, so published posts cannot be told apart: nothing was mended. ${why.en}`,
    },
    { cause: unread },
  );
}
