import { KohoError } from '../workplace/koho-error.ts';

/** What stands paused is another thing than what is to be lifted, or nothing is. */
export function nothingToLift(o: {
  readonly account?: string;
  readonly isAllStopped: boolean;
}): KohoError {
  const { account, isAllStopped } = o;
  if (account !== undefined && isAllStopped) {
    return new KohoError('wrong-use', {
      ja: `公式アカウント「${account}」だけの一時停止はありません。すべての投稿が一時停止中です。すべてを再開するときは、所属長か運用担当者が、アカウントを指定せずに（\`koho resume --why "理由"\`）解除します。何もしていません。`,
      en: `The account "${account}" is not paused by itself: everything is. To lift that, a head or an operator names no account (\`koho resume --why "…"\`). Nothing was done.`,
    });
  }
  return new KohoError('wrong-use', {
    ja: '一時停止されていません。何もしていません。',
    en: 'There is no pause to lift; nothing was done.',
  });
}
