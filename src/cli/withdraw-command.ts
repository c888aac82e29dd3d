import { askWithdraw } from '../pipeline/withdraw/ask-withdraw.ts';
import type { Session } from './command.ts';
import { requireShort } from './require-short.ts';
import { settingsOf } from './settings-of.ts';

interface WithdrawOptions {
  readonly root?: string;
  readonly account?: string;
  readonly why: string;
  readonly 'why-not-correct': string;
}

export async function withdraw(
  {
    options,
    operands,
  }: { readonly options: WithdrawOptions; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const { account, why, 'why-not-correct': whyNotCorrect } = options;
  const [post = ''] = operands;
  requireShort('--why', why);
  requireShort('--why-not-correct', whyNotCorrect);
  const asked = { post, why, whyNotCorrect, ...(account && { account }) };
  const { page } = await askWithdraw(settingsOf(options, session), asked);
  session.out.write(`${words[session.language]}\n${page}\n`);
  return 0;
}

const words = {
  ja: `公開中止・削除をGitHubに頼みました。次のページで、削除されたことを確かめてください。
一度公開された情報は完全には消せません。画像の保存や引用が残ることがあります。`,
  en: `The withdrawal was handed to GitHub. See on this page that the post is gone.
What was public once cannot be taken back whole: copies and quotations may remain.`,
} as const;
