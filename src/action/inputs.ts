import * as core from '@actions/core';
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
    case 'clock':
    case 'verify':
      return { ...base, command };
    default:
      throw wrong('command', 'check | record | publish | clock | verify');
  }
}

function accountInput(): string {
  const account = core.getInput('account');
  if (account !== '') return account;
  throw wrong('account', 'policies/accounts/<account>.yml');
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
