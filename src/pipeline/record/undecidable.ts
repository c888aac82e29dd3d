import { KohoError } from '../workplace/koho-error.ts';

/** What could not be read now is not decided: a refusal would stand for good. */
export function undecidable(why: string): KohoError {
  return new KohoError('facts-unknown', {
    ja: `承認の事実を確かめられませんでした（${why}）。このコミットより前の分だけを記録しました。しばらくして、もう一度実行してください。`,
    en: `The facts of an approval could not be read (${why}). Only what came before this commit was recorded. Run it again later.`,
  });
}
