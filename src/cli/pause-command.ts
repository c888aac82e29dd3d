import { existsSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pause as pauseAll } from '../pipeline/pause.ts';
import { unknownAccount } from '../pipeline/workplace/registered-account.ts';
import type { Session } from './command.ts';
import { requireShort } from './require-short.ts';
import { settingsOf } from './settings-of.ts';
import { shown, visible } from './visible.ts';

interface PauseOptions {
  readonly root?: string;
  readonly why: string;
  readonly by?: string;
  readonly account?: string;
}

export async function pause(
  { options }: { readonly options: PauseOptions },
  session: Session,
): Promise<number> {
  const { why, account } = options;
  const by = options.by ?? (session.environment.GITHUB_ACTOR || userInfo().username);
  requireShort('--why', why);
  requireShort('--by', by);
  const settings = settingsOf(options, session);
  if (account !== undefined) requireAccount(settings.root, account);
  const done = await pauseAll(settings, { by, why, ...(account && { account }) });
  const { note } = done.standing;
  const say = words[session.language];
  const what = account ?? say.all;
  const first = done.didStop ? say.stopped(what) : say.already(what);
  const who = note ? `${note.by}: ${note.why} (${note.at})` : say.byHand;
  session.out.write(
    `${visible(`${first}\n${who}`)}\n${done.didStop && done.isMasked ? `${say.masked}\n` : ''}\n${say.resume(account ? ` --account ${account}` : '')}\n`,
  );
  return 0;
}

/**
 * A pause of an account that does not exist would stop nothing. Looked for by the
 * file's name alone: a policy that cannot be read must not keep anybody from stopping.
 */
function requireAccount(root: string, account: string): void {
  const folder = join(root, 'policies', 'accounts');
  if (!existsSync(folder)) return;
  const known = readdirSync(folder).flatMap((file) => /^(.+)\.yml$/.exec(file)?.[1] ?? []);
  if (!known.includes(account)) throw unknownAccount(shown(account), known);
}

const words = {
  ja: {
    all: 'すべて',
    stopped: (what: string) => `公開を止めました（${what}）。`,
    masked:
      '理由に個人情報か秘密があったため、伏せて残しました。理由は消せない記録に残ります。値は書かないでください。',
    already: (what: string) => `公開は、すでに止まっています（${what}）。`,
    byHand: '（koho-pause のブランチが直接作られました）',
    resume: (
      account: string,
    ) => `再開するには、止めた理由がなくなったことを所属長または運用担当者が確かめ、
koho resume${account} --why "理由" を使います。
ブランチを手で消しても再開しません。解除が発信記録に残るまで、何も送信しません。`,
  },
  en: {
    all: 'everything',
    stopped: (what: string) => `Publication is stopped (${what}).`,
    masked:
      'The reason held personal data or a secret, which was masked: it stays on a record that cannot be erased. Leave the data out.',
    already: (what: string) => `Publication was stopped already (${what}).`,
    byHand: '(somebody made the branch koho-pause by hand)',
    resume: (
      account: string,
    ) => `To resume, a section head or an operator makes sure that the reason is gone and
uses koho resume${account} --why "REASON".
Deleting the branch by hand lifts nothing: until a lifting is on record, nothing is sent.`,
  },
};
