import { KohoError } from '../pipeline/workplace/koho-error.ts';

/** Exit 2: how the command was used is wrong; nothing was done. */
export function wrongUse(ja: string, en: string): KohoError {
  return new KohoError('wrong-use', { ja, en });
}
