import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';

import {
  type CheckedPullRequest,
  checkAndComment,
  type PullRequest,
} from '../pipeline/check/check-and-comment.ts';
import { isOpen } from '../pipeline/check/verdict.ts';
import { lookMs, openLooker } from '../pipeline/open-looker.ts';
import { toldNames } from '../pipeline/report/told-names.ts';
import { type Told, toldOnce } from '../pipeline/report/told-once.ts';
import { KohoError } from '../pipeline/workplace/koho-error.ts';
import type { Language } from '../post/message.ts';
import type { Inputs } from './inputs.ts';

/** Checks the pull request of the event: annotations, comment, summary, outputs. */
export async function check(inputs: Extract<Inputs, { command: 'check' }>): Promise<number> {
  const pull = await pullRequestOf(inputs.eventPath);
  const { settings, language, online } = inputs;
  const looker = online ? await openLooker(lookMs.pullRequest) : undefined;
  const checked = await checkAndComment(settings, pull, {
    ...(language && { language }),
    ...(looker && { looker }),
  });
  if (looker) core.info(looker.said(checked.language));
  for (const told of toldOnce(checked.findings)) annotate(told, checked.language);
  const blocking = checked.findings.filter(isBlocking).length;
  core.setOutput('posts', checked.posts);
  core.setOutput('blocking', blocking);
  core.setOutput('ready', checked.ready);
  await core.summary.addRaw(checked.text, true).write();
  return checked.ready ? 0 : 1;
}

/** What only the head may let pass is hers to decide, not the author's to mend. */
function isBlocking(finding: CheckedPullRequest['findings'][number]): boolean {
  return finding.severity === 'block' && isOpen(finding);
}

function annotate(finding: Told, language: Language): void {
  const { path, line, column, severity, message } = finding;
  const place = { file: path, startLine: line, startColumn: column, title: toldNames(finding) };
  const text = message[language];
  if (isBlocking(finding)) core.error(text, place);
  else if (severity !== 'ask') core.warning(text, place);
  else core.notice(text, place);
}

/** The event's file is written by the forge, but its members are what anybody typed: only two are taken. */
async function pullRequestOf(eventPath: string): Promise<PullRequest> {
  const event: unknown =
    eventPath === '' ? undefined : JSON.parse(await readFile(eventPath, 'utf8'));
  const pull = member(event, 'pull_request');
  const number = member(pull, 'number');
  const author = member(member(pull, 'user'), 'login');
  if (typeof number === 'number' && Number.isSafeInteger(number) && typeof author === 'string') {
    return { number, author };
  }
  throw new KohoError('wrong-use', {
    ja: 'check はプルリクエストのイベント（pull_request_target）で動かしてください。',
    en: 'Run check on the event of a pull request (pull_request_target).',
  });
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
