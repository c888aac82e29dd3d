import { resolve } from 'node:path';
import { verify } from '../pipeline/audit/verify.ts';
import { exitOfVerdict, ledgerJson, ledgerText } from '../pipeline/report/ledger-text.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

interface AuditOptions {
  readonly root?: string;
  readonly checkpoint?: readonly string[];
  readonly format?: 'text' | 'json';
}

export async function auditVerify(
  { options }: { readonly options: AuditOptions },
  session: Session,
): Promise<number> {
  const checkpoints = (options.checkpoint ?? []).map((file) => resolve(session.cwd, file));
  const report = await verify(settingsOf(options, session), { checkpoints });
  session.out.write(
    options.format === 'json' ? ledgerJson(report) : `${ledgerText(report, session.language)}\n`,
  );
  return exitOfVerdict(report.verdict);
}
