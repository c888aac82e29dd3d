import { userInfo } from 'node:os';
import { pause as pauseAll } from '../pipeline/pause.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

interface PauseOptions {
  readonly root?: string;
  readonly why: string;
  readonly by?: string;
}

export async function pause(
  { options }: { readonly options: PauseOptions },
  session: Session,
): Promise<number> {
  const by = options.by ?? (session.environment.GITHUB_ACTOR || userInfo().username);
  const state = await pauseAll(settingsOf(options, session), { by, why: options.why });
  const note = state.paused ? state.note : undefined;
  const who = note ? `${note.by}: ${note.why} (${note.at})` : '';
  session.out.write(`${words[session.language](who)}\n`);
  return 0;
}

const words = {
  ja: (who: string) => `すべての公開を止めました。${who}
再開するには、所属長または運用担当者が、止めた理由がなくなったことを確かめ、
リモートのブランチ koho-pause を削除します（git push origin --delete koho-pause）。
止めたことも再開したことも、次の koho record が発信記録に残します。`,
  en: (who: string) => `All publication is stopped. ${who}
To resume, a section head or an operator makes sure that the reason is gone and
deletes the branch koho-pause (git push origin --delete koho-pause).
The next koho record puts both the pause and its end on record.`,
};
