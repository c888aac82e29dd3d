import { ask } from '../pipeline/brakes/ask.ts';
import { standingPause } from '../pipeline/pause.ts';
import type { Session } from './command.ts';
import { requireShort } from './require-short.ts';
import { settingsOf } from './settings-of.ts';
import { visible } from './visible.ts';

interface ResumeOptions {
  readonly root?: string;
  readonly account?: string;
  readonly why: string;
}

/** Says which pause is meant, then asks: one that comes in between is not lifted with it. */
export async function resume(
  { options }: { readonly options: ResumeOptions },
  session: Session,
): Promise<number> {
  const { account, why } = options;
  requireShort('--why', why);
  const settings = settingsOf(options, session);
  const say = words[session.language];
  const standing = await standingPause(settings, account);
  const note = standing.paused ? standing.note : undefined;
  const told = note ? `${note.by}: ${note.why} (${note.at})` : say.byHand;
  session.out.write(`${visible(standing.paused ? told : say.noBranch)}\n\n`);
  const { page } = await ask(settings, {
    order: 'resume',
    ...(account && { account }),
    ...(standing.paused && { pause: standing.commit }),
    why,
  });
  session.out.write(`${say.asked(account ?? say.all)}\n${page}\n`);
  return 0;
}

const words = {
  ja: {
    all: 'すべて',
    byHand: '（koho-pause のブランチが直接作られました）',
    noBranch:
      '一時停止のブランチはありません。発信記録に一時停止が残っていれば、その解除を頼みます。',
    asked: (what: string) =>
      `一時停止の解除（${what}）をGitHubに頼みました。解除されたかどうかは、次のページで確かめてください。
権限を確かめ、発信記録に残してから、ブランチが消えます。それまでは止まったままです。`,
  },
  en: {
    all: 'everything',
    byHand: '(somebody made the branch koho-pause by hand)',
    noBranch:
      'There is no branch of a pause. Where the record holds one, its lifting is asked for.',
    asked: (
      what: string,
    ) => `GitHub was asked to lift the pause (${what}). See on this page whether it was.
Your authority is checked, the lifting goes on record, then the branch is removed.
Until then it stays paused.`,
  },
} as const;
