import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { TextlintMessage } from '@textlint/kernel';
import { KohoError } from '../workplace/koho-error.ts';
import { textlintConfig } from './textlint-config.ts';

/** textlint as the organisation has installed and configured it. */
export interface LoadedTextlint {
  /** Ids of its rules, as messages name them. */
  readonly rules: readonly string[];
  /**
   * Messages on a plain text by these rules; all when absent.
   * @throws whatever a rule throws
   */
  readonly lint: (text: string, rules?: readonly string[]) => Promise<readonly TextlintMessage[]>;
}

type Kernel = typeof import('@textlint/kernel');
type ConfigLoader = typeof import('@textlint/config-loader');
type TextPlugin = typeof import('@textlint/textlint-plugin-text');

/**
 * Rules are code, so nothing of this is bundled or searched for elsewhere: it is
 * the repository's own `node_modules` that answers.
 */
export async function loadTextlint(root: string): Promise<LoadedTextlint> {
  const configFilePath = textlintConfig(root);
  const find = finder(root);
  const { TextlintKernel }: Kernel = find('@textlint/kernel');
  const { loadConfig }: ConfigLoader = find('@textlint/config-loader');
  const { default: plugin }: TextPlugin = find('@textlint/textlint-plugin-text');
  const loaded = await loadConfig({ configFilePath, node_modulesDir: join(root, 'node_modules') });
  if (!loaded.ok) throw notLoaded(configFilePath, loaded.error);
  const kernel = new TextlintKernel();
  const { rules, filterRules } = loaded.config;
  const plugins = [{ pluginId: 'text', plugin }];
  return {
    rules: rules.map(({ ruleId }) => ruleId),
    async lint(text, wanted) {
      const chosen = wanted ? rules.filter(({ ruleId }) => wanted.includes(ruleId)) : rules;
      const options = { ext: '.txt', plugins, rules: chosen, filterRules, configBaseDir: root };
      return (await kernel.lintText(text, options)).messages;
    },
  };
}

/** Where npm hoists, in the repository; where it does not (pnpm), beside `textlint` itself. */
function finder(root: string) {
  const own = createRequire(join(root, 'package.json'));
  return (name: string) => {
    try {
      return own(name);
    } catch (cause) {
      if (!isMissing(cause, name)) throw cause;
    }
    try {
      return createRequire(own.resolve('textlint'))(name);
    } catch (cause) {
      throw notInstalled(name, cause);
    }
  };
}

function isMissing(error: unknown, name: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'MODULE_NOT_FOUND' &&
    error.message.includes(name)
  );
}

function notInstalled(name: string, cause: unknown): KohoError {
  const text = {
    ja: `textlint（${name}）が、このリポジトリに入っていません。「npm install --save-dev textlint」と、.textlintrc に書いた規則（例 textlint-rule-prh）を入れてから、もう一度お試しください。`,
    en: `textlint (${name}) is not installed in this repository. Run "npm install --save-dev textlint", install the rules that .textlintrc names, and try again.`,
  };
  return new KohoError('missing-setting', text, { cause });
}

function notLoaded(
  path: string,
  { message, errors }: { readonly message: string; readonly errors: readonly Error[] },
): KohoError {
  const file = basename(path);
  const why = [message, ...errors.map((error) => error.message)].join(' / ').slice(0, 800);
  const text = {
    ja: `${file} の規則を読み込めませんでした。規則の名前と、npm で入れたかどうかを確かめてください。（${why}）`,
    en: `The rules of ${file} could not be loaded. See whether their names are right and they are installed. (${why})`,
  };
  return new KohoError('missing-setting', text);
}
