import { type Restored, restore } from '../pipeline/restore/restore.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

export async function ledgerRestore(
  {
    options,
    operands,
  }: {
    readonly options: { readonly root?: string; readonly commit?: string };
    readonly operands: readonly string[];
  },
  session: Session,
): Promise<number> {
  const [log = ''] = operands;
  const { commit } = options;
  const restored = await restore(settingsOf(options, session), {
    log,
    ...(commit !== undefined && { commit }),
  });
  session.out.write(`${words[session.language](restored)}\n`);
  return 0;
}

const words = {
  ja: ({ branch, commit, size, at, moved, waiting }: Restored) =>
    `${branch} ${moved ? 'を戻しました' : 'は控えと同じです。何も変えていません'}（${size}件、最後の記録は${at}、コミット ${commit}）。${
      waiting.length === 0
        ? ''
        : `

一時停止を解除する前に、アカウントの画面を見てください。最後の記録より後に公開されたものを、koho は知りません。
次の投稿は、まだ公開されていないことになっています。公開されているものがあれば、main から削除してから解除します。
${waiting.map((post) => `- ${post}.md`).join('\n')}`
    }`,
  en: ({ branch, commit, size, at, moved, waiting }: Restored) =>
    `${branch} ${moved ? 'was restored' : 'stands where the copy is; nothing was changed'} (${size} records, the last of ${at}, commit ${commit}).${
      waiting.length === 0
        ? ''
        : `

Before you lift the pause, look at the account's page: of what was published after that record koho knows nothing.
These posts count as not public. If one of them is, remove it from main before you lift the pause.
${waiting.map((post) => `- ${post}.md`).join('\n')}`
    }`,
};
