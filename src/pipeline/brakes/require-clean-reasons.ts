import { checkRaw } from '../../guideline/check-raw.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { KohoError } from '../workplace/koho-error.ts';

/**
 * Of orders, as of requests by pull request: personal data in the reasons would
 * stay on record for ever. A number that was published by mistake is the likeliest reason
 * of all to withdraw, and the likeliest to be repeated in it.
 * @throws KohoError `wrong-use`
 */
export function requireCleanReasons(reasons: readonly string[], policy: Policy): void {
  const bytes = new TextEncoder().encode(reasons.join('\n'));
  const found = checkRaw({ path: '', bytes, faults: [] }, policy)
    .filter(({ severity }) => severity === 'block')
    .map(({ message }) => message);
  if (found.length > 0) throw personalDataInReasons(found);
}

/** The reasons stay on record for ever, where nobody can take the data out again. */
function personalDataInReasons(found: readonly Message[]): KohoError {
  const list = (language: 'ja' | 'en') => found.map((one) => one[language]).join('\n');
  return new KohoError('wrong-use', {
    ja: `理由に個人情報か秘密があるため、まだ何もしていません。理由は発信記録に残り、消せません。「電話番号を誤って載せた」のように、値を書かずに書き直してください。\n${list('ja')}`,
    en: `The reasons hold personal data or a secret, so nothing was done yet. They stay on record and cannot be taken out. Say what happened without the data itself.\n${list('en')}`,
  });
}
