import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newLedgerKey } from '../../pipeline/keygen.ts';
import type { DemoFile } from './example-posts.ts';
import { askJson, textOf } from './http.ts';

/** An official account as the sandbox opened it: its keys as the variables of its GitHub environment. */
interface DemoAccount {
  readonly id: string;
  /** Its public timeline. */
  readonly timeline: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Organisation {
  readonly files: readonly DemoFile[];
  readonly accounts: ReadonlyMap<string, DemoAccount>;
  /** Log → private key of its writer. */
  readonly ledgerKeys: ReadonlyMap<string, string>;
}

export const demoRepository = 'hokkaido-mihon/koho-posts';

/**
 * The example organisation with what an operator would fill in: the forge, the
 * accounts' remote ids, the keys that sign the record; and shorter waits, since
 * the demo is not to take minutes.
 */
export async function establish(root: string, sandbox: string): Promise<Organisation> {
  const policies = await policyFiles(root);
  const accounts = new Map<string, DemoAccount>();
  const ledgerKeys = new Map<string, string>();
  const verifiers: string[] = [];
  const addKey = (log: string) => {
    const pair = newLedgerKey(`example.lg.jp/koho/${log}`);
    ledgerKeys.set(log, pair.signerKey);
    verifiers.push(`    - { log: ${log}, key: "${pair.verifierKey}" }`);
  };
  addKey('organisation');
  const files: DemoFile[] = [];
  for (const { path, text } of policies) {
    const id = /^policies\/accounts\/(.+)\.yml$/.exec(path)?.[1];
    if (!id) continue;
    const { account, remoteId } = await openAccount(sandbox, id, text);
    accounts.set(id, account);
    addKey(id);
    files.push({ path, content: text.replace(/^remote_id: .*$/m, `remote_id: "${remoteId}"`) });
  }
  for (const { path, text } of policies) {
    if (path.startsWith('policies/accounts/')) continue;
    files.push({
      path,
      content: path === 'policies/koho.yml' ? koho(text, sandbox, verifiers) : text,
    });
  }
  return { files, accounts, ledgerKeys };
}

function koho(text: string, sandbox: string, verifiers: readonly string[]): string {
  return (
    text
      .replace(/^ {2}web: .*$/m, `  web: ${sandbox}/github`)
      .replace(/^ {2}api: .*$/m, `  api: ${sandbox}/github/api/v3`)
      .replace(/^ {2}repository: .*$/m, `  repository: ${demoRepository}`)
      // The demo is played at any time of the year.
      .replace(/^windows:\n(?:[ #].*\n)+/m, '')
      .replace(/^ {2}settle_seconds: .*$/m, '  settle_seconds: 3')
      .replace(/^ {2}keys: \[\]$/m, `  keys:\n${verifiers.join('\n')}`)
  );
}

async function openAccount(sandbox: string, id: string, text: string) {
  const name = /^name: (.+)$/m.exec(text)?.[1] ?? id;
  const handle = /^handle: "?@?([^"\n]+)"?$/m.exec(text)?.[1] ?? id;
  if (/^platform: x$/m.test(text)) {
    const opened = await askJson('POST', `${sandbox}/_sandbox/x/accounts`, {
      body: { handle, name },
    });
    const secret = (key: string) => textOf(opened, 'credentials', key);
    const environment = {
      KOHO_X_URL: `${sandbox}/x`,
      KOHO_X_APP_KEY: secret('appKey'),
      KOHO_X_APP_SECRET: secret('appSecret'),
      KOHO_X_ACCESS_TOKEN: secret('accessToken'),
      KOHO_X_ACCESS_SECRET: secret('accessSecret'),
    };
    const timeline = `${sandbox}/timeline/x/${handle}.json`;
    return { account: { id, timeline, environment }, remoteId: textOf(opened, 'id') };
  }
  const opened = await askJson('POST', `${sandbox}/_sandbox/facebook/pages`, { body: { name } });
  const remoteId = textOf(opened, 'id');
  const environment = {
    KOHO_FACEBOOK_URL: `${sandbox}/facebook`,
    KOHO_FACEBOOK_PAGE_TOKEN: textOf(opened, 'pageToken'),
    KOHO_FACEBOOK_APP_SECRET: textOf(opened, 'appSecret'),
  };
  const timeline = `${sandbox}/timeline/facebook/${remoteId}.json`;
  return { account: { id, timeline, environment }, remoteId };
}

async function policyFiles(root: string): Promise<readonly { path: string; text: string }[]> {
  const entries = await readdir(join(root, 'policies'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length));
  const all = [...paths.sort(), '.github/CODEOWNERS'];
  return Promise.all(
    all.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
}
