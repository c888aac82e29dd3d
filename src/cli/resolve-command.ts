import { ask } from '../pipeline/brakes/ask.ts';
import type { KohoError } from '../pipeline/workplace/koho-error.ts';
import type { Session } from './command.ts';
import { requireShort } from './require-short.ts';
import { settingsOf } from './settings-of.ts';
import { wholeNumber } from './whole-number.ts';
import { wrongUse } from './wrong-use.ts';

interface ResolveOptions {
  readonly root?: string;
  readonly account: string;
  readonly part?: string;
  readonly answer: 'confirmed' | 'retryable' | 'withdrawn';
  readonly url?: string;
  readonly 'remote-id'?: string;
  readonly why: string;
}

/** More parts than any thread has. */
const mostParts = 1_000;

export async function resolve(
  { options, operands }: { readonly options: ResolveOptions; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const { account, part, answer, why } = options;
  const [post = ''] = operands;
  requireShort('--why', why);
  if (part !== undefined) wholeNumber('--part', part, { min: 1, max: mostParts });
  const named = options.url ?? options['remote-id'];
  if ((answer === 'confirmed') !== (named !== undefined)) throw whichPost(answer);
  const { page } = await ask(settingsOf(options, session), {
    ...{ order: 'resolve', account, post, answer, why },
    ...(part && { part }),
    ...(named && { named }),
  });
  session.out.write(`${words[session.language]}\n${page}\n`);
  return 0;
}

function whichPost(answer: ResolveOptions['answer']): KohoError {
  return answer === 'confirmed'
    ? wrongUse(
        'confirmed には、公開されていた投稿を --url か --remote-id で指定してください。',
        'With confirmed, name the public post with --url or --remote-id.',
      )
    : wrongUse(
        '--url と --remote-id は confirmed のときだけ使えます。',
        '--url and --remote-id go with confirmed only.',
      );
}

const words = {
  ja: `答えをGitHubに渡しました。記録されたかどうかは、次のページで確かめてください。
権限を確かめ、公開されていたという答えなら投稿を読み取って確かめてから、発信記録に残します。`,
  en: `Your answer was handed to GitHub. See on this page whether it was recorded.
Your authority is checked, and a post said to be public is read back, before it goes on record.`,
} as const;
