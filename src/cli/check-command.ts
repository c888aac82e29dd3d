import { join } from 'node:path';
import { type CheckResult, checkTree } from '../pipeline/check/check-tree.ts';
import { isReady } from '../pipeline/check/verdict.ts';
import { keptPolicies } from '../pipeline/kept/kept-policies.ts';
import { localHistory } from '../pipeline/local-history.ts';
import { lookMs, openLooker } from '../pipeline/open-looker.ts';
import { checkJson } from '../pipeline/report/finding-json.ts';
import { terminalReport } from '../pipeline/report/terminal.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import type { Source } from '../pipeline/source/source.ts';
import type { Textlint } from '../pipeline/textlint/open-textlint.ts';
import { instant } from '../post/post.ts';
import type { Session } from './command.ts';
import type { FixCommand } from './fix.ts';
import { postPaths } from './post-paths.ts';
import { progress } from './progress.ts';
import { readNow } from './read-now.ts';
import { folderWithPolicy } from './settings-of.ts';
import { visible } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

interface CheckOptions {
  readonly root?: string;
  readonly now?: string;
  readonly format?: 'text' | 'json' | 'sarif';
  readonly rules?: true;
  readonly online?: true;
  readonly style?: true;
  readonly textlint?: true;
  readonly fix?: true;
  readonly 'dry-run'?: true;
}

export async function check(
  { options, operands }: { readonly options: CheckOptions; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const { cwd, environment } = session;
  const root = folderWithPolicy(options.root, cwd);
  const before = directorySource(root);
  if (options['dry-run'] && !options.fix) throw dryRunAlone();
  if (options.rules) return listRules(before, options.format, session);
  const now = options.now === undefined ? instant(Date.now()) : readNow(options.now);
  const textlint = options.textlint ? await textlintOf(root) : undefined;
  const paths = await postPaths(before, operands, { root, cwd });
  const kept =
    session.cache === undefined ? undefined : keptPolicies(join(session.cache, 'policies'));
  const local = await localHistory({ root, environment, paths, now, kept });
  const { history, unread } = local;
  const source = options.fix ? await mended({ root, paths, now, local }, options, session) : before;
  if (unread !== undefined) await warn(unread, session);
  const onExamined = progress(paths.length, session.err, session.language);
  const looker = options.online ? await openLooker(lookMs.check) : undefined;
  const checked = await checkTree({
    ...{ source, paths, history, now, kept, onExamined },
    ...(looker && { look: looker.look }),
    ...(options.style && { style: true }),
    ...(textlint && { further: textlint.findingsOf }),
  });
  // Beside the findings: what nobody could look at is no fault of the post, but must not pass unseen.
  if (looker) session.err.write(`koho: ${visible(looker.said(session.language))}\n`);
  const failed = textlint?.failed(session.language);
  if (failed !== undefined) session.err.write(`koho: ${visible(failed)}\n`);
  session.out.write(await report(checked, session, options.format));
  return isReady(checked.findings) ? 0 : 1;
}

/** Loaded only where it is asked for: it runs code that the repository brings along. */
async function textlintOf(root: string): Promise<Textlint> {
  const { openTextlint } = await import('../pipeline/textlint/open-textlint.ts');
  return openTextlint(root);
}

/** Loaded only where it is asked for: every other check reads and never writes. */
async function mended(
  o: Omit<FixCommand, 'dryRun' | 'beside'>,
  { format = 'text', 'dry-run': dryRun }: CheckOptions,
  session: Session,
): Promise<Source> {
  const { fix } = await import('./fix.ts');
  return fix({ ...o, dryRun: dryRun === true, beside: format !== 'text' }, session);
}

function dryRunAlone() {
  return wrongUse('--dry-run は --fix と一緒に使います。', '--dry-run goes with --fix.');
}

async function listRules(
  source: Source,
  format: CheckOptions['format'],
  { out, language }: Session,
): Promise<number> {
  const { ruleList, ruleListJson, ruleListText } = await import('../pipeline/rule-list.ts');
  const list = await ruleList(source);
  out.write(format === 'json' ? ruleListJson(list, language) : ruleListText(list, language));
  return 0;
}

/** Findings go to stdout; what could not be looked at does not stop the check, but must not pass unseen. */
async function warn(unread: unknown, { err, language }: Session): Promise<void> {
  const { explain } = await import('../pipeline/report/explain.ts');
  const why = explain(unread).text[language];
  const said = {
    ja: `手元の発信記録を読めないため、公開済みかどうかは確認していません。${why}`,
    en: `The record in this clone cannot be read; whether posts are published already was not checked. ${why}`,
  };
  err.write(`koho: ${said[language]}\n`);
}

async function report(
  { posts, requests, findings, policy, waivers }: CheckResult,
  { language, out, environment }: Session,
  format: CheckOptions['format'] = 'text',
): Promise<string> {
  switch (format) {
    case 'json':
      return checkJson(posts, findings, language);
    case 'sarif': {
      const { sarif } = await import('../pipeline/report/sarif.ts');
      return sarif(findings, language);
    }
    case 'text': {
      const colour = out.isTTY && !environment.NO_COLOR;
      const files = { posts: posts - requests, requests };
      return terminalReport(files, findings.map(harmless), {
        ...{ language, colour, waivers, policy: policy?.policy },
      });
    }
  }
}

/** Names and words of the files that were checked could hold what a terminal obeys. */
function harmless(finding: CheckResult['findings'][number]): CheckResult['findings'][number] {
  const { ja, en } = finding.message;
  const path = visible(finding.path);
  return { ...finding, path, message: { ja: visible(ja), en: visible(en) } };
}
