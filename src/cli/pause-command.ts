import { userInfo } from 'node:os';
import { pause as pauseAll } from '../pipeline/pause.ts';
import type { KohoError } from '../pipeline/workplace/koho-error.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';
import { visible } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

interface PauseOptions {
  readonly root?: string;
  readonly why: string;
  readonly by?: string;
}

/** Longer ones would make the note unreadable for those who ask why. */
const maxLength = 500;

export async function pause(
  { options }: { readonly options: PauseOptions },
  session: Session,
): Promise<number> {
  const { why } = options;
  const by = options.by ?? (session.environment.GITHUB_ACTOR || userInfo().username);
  if (why.length > maxLength || by.length > maxLength) throw tooLong();
  const state = await pauseAll(settingsOf(options, session), { by, why });
  const note = state.paused ? state.note : undefined;
  const say = words[session.language];
  const first = note?.by === by && note.why === why ? say.stopped : say.already;
  const who = note ? `${note.by}: ${note.why} (${note.at})` : say.byHand;
  session.out.write(`${visible(`${first}\n${who}`)}\n\n${say.resume}\n`);
  return 0;
}

function tooLong(): KohoError {
  return wrongUse(
    `--why と --by は${maxLength}字以内にしてください。`,
    `--why and --by take at most ${maxLength} characters.`,
  );
}

const words = {
  ja: {
    stopped: 'すべての公開を止めました。',
    already: 'すべての公開は、すでに止まっています。',
    byHand: '（koho-pause のブランチが直接作られました）',
    resume: `再開するには、止めた理由がなくなったことを所属長または運用担当者が確かめ、
リモートのブランチ koho-pause を削除します（git push origin --delete koho-pause）。
止めたことも再開したことも、次の koho record が発信記録に残します。`,
  },
  en: {
    stopped: 'All publication is stopped.',
    already: 'All publication was stopped already.',
    byHand: '(somebody made the branch koho-pause by hand)',
    resume: `To resume, a section head or an operator makes sure that the reason is gone and
deletes the branch koho-pause (git push origin --delete koho-pause).
The next koho record puts both the pause and its end on record.`,
  },
};
