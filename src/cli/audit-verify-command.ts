import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { verify } from '../pipeline/audit/verify.ts';
import { exitOfVerdict, ledgerJson, ledgerText } from '../pipeline/report/ledger-text.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';
import { shown } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

interface AuditOptions {
  readonly root?: string;
  readonly checkpoint?: readonly string[];
  readonly format?: 'text' | 'json';
}

export async function auditVerify(
  { options }: { readonly options: AuditOptions },
  session: Session,
): Promise<number> {
  const checkpoints = (options.checkpoint ?? []).map((file) => existing(file, session.cwd));
  const report = await verify(settingsOf(options, session), { checkpoints });
  session.out.write(
    options.format === 'json' ? ledgerJson(report) : `${ledgerText(report, session.language)}\n`,
  );
  return exitOfVerdict(report.verdict);
}

function existing(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw wrongUse(
    `--checkpoint の「${shown(file)}」というファイルがありません。`,
    `There is no file "${shown(file)}" (--checkpoint).`,
  );
}
