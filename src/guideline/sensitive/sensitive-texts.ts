import type { Policy } from '../../policy/policy.ts';
import type { TextLine } from '../text-lines.ts';
import { hiddenTexts } from './found.ts';
import { personalNumbers } from './personal-numbers.ts';
import { privatePersons } from './persons/private-persons.ts';
import { secrets } from './secrets.ts';

/**
 * All that no message, comment or log may repeat of these lines, longest first.
 * A name that is only warned of is not hidden: the head must read what goes out.
 */
export function sensitiveTexts(lines: readonly TextLine[], policy: Policy): readonly string[] {
  const lists = privatePersons(lines).filter(({ isList }) => isList);
  const names = lists.flatMap((person) => [person, ...person.others]);
  return hiddenTexts([...personalNumbers(lines, policy), ...secrets(lines), ...names]);
}
