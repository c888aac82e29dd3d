import { KohoError } from '../workplace/koho-error.ts';

/** Nothing is recorded on facts that could not be read: a refusal would stand for good. */
export function undecidable(why: string): KohoError {
  return new KohoError('facts-unknown', {
    ja: `承認の事実を確かめられませんでした（${why}）。何も記録していません。しばらくして、もう一度実行してください。`,
    en: `The facts of an approval could not be read (${why}). Nothing was recorded. Run it again later.`,
  });
}
