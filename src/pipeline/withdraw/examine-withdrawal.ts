import { faultFindings } from '../../guideline/check-post.ts';
import { checkRaw } from '../../guideline/check-raw.ts';
import type { Finding, History } from '../../guideline/rule.ts';
import { checkWithdrawal } from '../../guideline/withdrawals/check-withdrawal.ts';
import type { Policy } from '../../policy/policy.ts';
import { postSize } from '../../post/limits.ts';
import { parseWithdrawal } from '../../post/withdrawal/parse-withdrawal.ts';
import type { WithdrawalRequest } from '../../post/withdrawal/withdrawal.ts';
import { describeFile, type ExaminedFile } from '../read-media.ts';
import { mostPostBytesRead, type Source } from '../source/source.ts';

/** A request as check and record see it: the same bytes, the same rules. */
export interface ExaminedWithdrawal {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Absent = the form is wrong; the findings say how. */
  readonly examined?: { readonly request: WithdrawalRequest; readonly file: ExaminedFile };
}

interface ExamineWithdrawalOptions {
  readonly source: Source;
  readonly policy: Policy;
  readonly history: History;
  readonly path: string;
}

export async function examineWithdrawal(o: ExamineWithdrawalOptions): Promise<ExaminedWithdrawal> {
  const { source, policy, history, path } = o;
  const file = await source.read(path, mostPostBytesRead);
  if (!file.found) return { path, findings: faultFindings([unreadable(path)], policy) };
  const parsed = parseWithdrawal(file.bytes, path);
  const faults = parsed.ok ? [] : parsed.faults;
  // Personal data would stay on record for ever, with the reason.
  const raw = checkRaw({ path, bytes: file.bytes, faults }, policy);
  if (!parsed.ok) return { path, findings: raw };
  const request = parsed.value;
  const isKnown = history.published.has(request.post) || (await isThere(source, request.post));
  const findings = [...raw, ...checkWithdrawal({ request, policy, isKnown })];
  return { path, findings, examined: { request, file: describeFile(path, file) } };
}

async function isThere(source: Source, post: string): Promise<boolean> {
  const file = await source.read(`${post}.md`, 0);
  return file.found || file.why !== 'missing';
}

function unreadable(path: string) {
  return {
    code: 'withdrawal-unreadable',
    path,
    place: { line: 1, column: 1 },
    message: {
      ja: `公開中止・削除の申請を読めません。文章だけのファイルにしてください（${postSize}まで）。`,
      en: `The request to withdraw cannot be read. Make it a plain text file (at most ${postSize}).`,
    },
  };
}
