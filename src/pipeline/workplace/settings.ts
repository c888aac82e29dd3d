import { KohoError } from './koho-error.ts';

/** What the surroundings give a run: from the action's inputs, the command line and the environment. */
export interface Settings {
  /** Folder of the clone. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads pull requests, reviews and runs. */
  readonly token?: string;
}

/** The name under which this process writes records, and by which the forge knows whether it has ended. */
export function runName(environment: Settings['environment'], nonce: () => string): string {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = environment;
  return id ? `github:${id}/${attempt ?? '1'}` : `local:${nonce()}`;
}

/** @throws KohoError `missing-setting` naming the variable and where it belongs */
export function required(settings: Settings, name: string): string {
  const value = settings.environment[name];
  if (value !== undefined && value !== '') return value;
  throw new KohoError('missing-setting', {
    ja: `環境変数 ${name} がありません。GitHubでは、この仕事の environment の secrets に入れてください。`,
    en: `The environment variable ${name} is missing. On GitHub, put it into the secrets of this job's environment.`,
  });
}

export function requiredToken({ token }: Settings): string {
  if (token) return token;
  throw new KohoError('missing-setting', {
    ja: 'GitHubのトークンがありません。環境変数 GITHUB_TOKEN（アクションでは入力 github-token）を渡してください。',
    en: 'There is no GitHub token. Give it as GITHUB_TOKEN (in the action: the input github-token).',
  });
}
