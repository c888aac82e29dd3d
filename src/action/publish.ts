import * as core from '@actions/core';
import { lookMs, openLooker } from '../pipeline/open-looker.ts';
import { publish as publishAccount } from '../pipeline/publish/publish.ts';
import { countOf, publishText } from '../pipeline/report/publish-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

/** What somebody should look at; the run goes on. */
const waitsForPeople: ReadonlySet<string> = new Set([
  ...['held', 'blocked', 'duplicated', 'ambiguous', 'called-back', 'delete-failed'],
]);

export async function publish(inputs: Extract<Inputs, { command: 'publish' }>): Promise<number> {
  const { settings, account, online, language = 'ja' } = inputs;
  const looker = online ? { looker: await openLooker(lookMs.publish) } : {};
  const report = await publishAccount(settings, { account, ...looker });
  core.setOutput('published', countOf(report, 'confirmed'));
  core.setOutput('held', countOf(report, 'held'));
  core.setOutput('next-due', report.nextDue ? new Date(report.nextDue).toISOString() : '');
  for (const { post, happened } of report.deliveries) {
    for (const { kind, reason } of happened) {
      // Public, and not as it should be: it was to be called back.
      if (kind === 'confirmed' && reason) core.error(reason.message[language], { title: post });
      if (!waitsForPeople.has(kind)) continue;
      core.warning(`${post}: ${reason?.message[language] ?? kind}`, { title: `koho: ${kind}` });
    }
  }
  for (const { path, line, message } of report.linkNotices) {
    core.notice(message[language], { title: 'koho: link', file: path, startLine: line });
  }
  const text = publishText(report, language);
  await tell(text);
  return report.failure ? 2 : 0;
}
