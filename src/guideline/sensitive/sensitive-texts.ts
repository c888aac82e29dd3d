import type { Policy } from '../../policy/policy.ts';
import type { TextLine } from '../text-lines.ts';
import { hiddenTexts } from './found.ts';
import { personalNumbers } from './personal-numbers.ts';
import { secrets } from './secrets.ts';

/** All that no message, comment or log may repeat of these lines, longest first. */
export function sensitiveTexts(lines: readonly TextLine[], policy: Policy): readonly string[] {
  return hiddenTexts([...personalNumbers(lines, policy), ...secrets(lines)]);
}
