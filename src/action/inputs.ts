import * as core from '@actions/core';
import type { ResolveOptions } from '../pipeline/brakes/resolve.ts';
import type { ResumeOptions } from '../pipeline/brakes/resume.ts';
import type { WithdrawOptions } from '../pipeline/withdraw/withdraw.ts';
import { KohoError } from '../pipeline/workplace/koho-error.ts';
import type { Settings } from '../pipeline/workplace/settings.ts';
import type { Language } from '../post/message.ts';

export type Inputs = {
  readonly settings: Settings;
  readonly language?: Language;
} & (
  | { readonly command: 'check'; readonly eventPath: string; readonly online: boolean }
  | { readonly command: 'record'; readonly init: boolean }
  | { readonly command: 'publish'; readonly account: string; readonly online: boolean }
  | { readonly command: 'clock' }
  | { readonly command: 'watch' }
  | { readonly command: 'resume'; readonly order: ResumeOptions }
  | { readonly command: 'resolve'; readonly order: ResolveOptions }
  | { readonly command: 'withdraw'; readonly order: WithdrawOptions }
  | { readonly command: 'tell'; readonly account: string }
  | { readonly command: 'verify' }
);

/** The action's inputs, typed. @throws KohoError `wrong-use` naming the input */
export function readInputs(environment: NodeJS.ProcessEnv): Inputs {
  const token = core.getInput('github-token');
  // Tokens may come from a secret of another name: what is not masked yet is masked now.
  if (token) core.setSecret(token);
  const root = environment.GITHUB_WORKSPACE || process.cwd();
  const settings = { root, environment, ...(token ? { token } : {}) };
  const base = { settings, ...language(core.getInput('language')) };
  const command = core.getInput('command');
  switch (command) {
    case 'check':
      return {
        ...base,
        command,
        eventPath: environment.GITHUB_EVENT_PATH ?? '',
        online: onlineInput() === 'always',
      };
    case 'record':
      return { ...base, command, init: initInput() };
    case 'publish':
      return { ...base, command, account: accountInput(), online: onlineInput() !== 'never' };
    case 'resume':
      return { ...base, command, order: resumeInput() };
    case 'resolve':
      return { ...base, command, order: resolveInput() };
    case 'withdraw':
      return { ...base, command, order: withdrawInput() };
    case 'tell':
      return { ...base, command, account: accountInput() };
    case 'clock':
    case 'watch':
    case 'verify':
      return { ...base, command };
    default:
      throw wrong(
        'command',
        'check | record | publish | clock | watch | resume | resolve | withdraw | tell | verify',
      );
  }
}

function accountInput(): string {
  const account = core.getInput('account');
  if (account !== '') return account;
  throw wrong('account', 'policies/accounts/<account>.yml');
}

/** `*` stands for everything: no account can be called that. */
function resumeInput(): ResumeOptions {
  const account = accountInput();
  const pause = core.getInput('pause');
  if (pause !== '' && !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(pause))
    throw wrong('pause', '40 hex');
  return {
    ...(account !== '*' && { account }),
    ...(pause !== '' && { pause }),
    why: whyInput(),
  };
}

function resolveInput(): ResolveOptions {
  const [part, named] = [core.getInput('part'), core.getInput('named')];
  if (part !== '' && !/^[1-9]\d{0,2}$/.test(part)) throw wrong('part', '1, 2, …');
  return {
    account: accountInput(),
    post: core.getInput('post'),
    ...(part !== '' && { part: Number(part) }),
    answer: answerInput(),
    ...(named !== '' && { named }),
    why: whyInput(),
  };
}

function withdrawInput(): WithdrawOptions {
  const whyNotCorrect = core.getInput('why-not-correct');
  if (whyNotCorrect === '') {
    throw wrong('why-not-correct', '訂正では足りない理由 / why a correction does not suffice');
  }
  const post = core.getInput('post');
  return { account: accountInput(), post, why: whyInput(), whyNotCorrect };
}

function answerInput(): ResolveOptions['answer'] {
  const text = core.getInput('answer');
  if (text === 'confirmed' || text === 'retryable' || text === 'withdrawn') return text;
  throw wrong('answer', 'confirmed | retryable | withdrawn');
}

function whyInput(): string {
  const why = core.getInput('why');
  if (why !== '') return why;
  throw wrong('why', '理由 / a reason');
}

/** Whether links are opened: by nobody, at publishing only, or in pull requests too. */
function onlineInput(): 'never' | 'publish' | 'always' {
  const text = core.getInput('online');
  if (text === 'publish' || text === 'always') return text;
  if (text === 'never' || text === '') return 'never';
  throw wrong('online', 'never | publish | always');
}

/** Strict: a mistyped `True ` must neither begin a record nor be taken for no. */
function initInput(): boolean {
  const text = core.getInput('init');
  if (text === 'true') return true;
  if (text === 'false' || text === '') return false;
  throw wrong('init', 'true | false');
}

function language(text: string): { language?: Language } {
  if (text === 'ja' || text === 'en') return { language: text };
  if (text === '') return {};
  throw wrong('language', 'ja | en');
}

function wrong(input: string, expected: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `入力 ${input} が正しくありません。${expected} のどれかを書いてください。`,
    en: `The input ${input} is wrong. Expected: ${expected}.`,
  });
}
