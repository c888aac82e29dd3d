import type { Rule } from './rule.ts';
import { accountRegister } from './rules/account-register.ts';
import { accountUsable } from './rules/account-usable.ts';
import { accurateInformation } from './rules/accurate-information.ts';
import { altText } from './rules/alt-text.ts';
import { blackout } from './rules/blackout.ts';
import { budget } from './rules/budget.ts';
import { correction } from './rules/correction.ts';
import { datePast } from './rules/date-past.ts';
import { dateToday } from './rules/date-today.ts';
import { dateWeekday } from './rules/date-weekday.ts';
import { eraYear } from './rules/era-year.ts';
import { frozen } from './rules/frozen.ts';
import { halfWidthKana } from './rules/half-width-kana.ts';
import { hearsay } from './rules/hearsay.ts';
import { imageText } from './rules/image-text.ts';
import { kobun } from './rules/kobun.ts';
import { length } from './rules/length.ts';
import { linkDeceptive } from './rules/link-deceptive.ts';
import { linkHarmful } from './rules/link-harmful.ts';
import { linkReason } from './rules/link-reason.ts';
import { linkShortener } from './rules/link-shortener.ts';
import { linkTarget } from './rules/link-target.ts';
import { longSentence } from './rules/long-sentence.ts';
import { mediaDeclared } from './rules/media-declared.ts';
import { mediaFile } from './rules/media-file.ts';
import { mediaOthers } from './rules/media-others.ts';
import { mediaPeople } from './rules/media-people.ts';
import { mixedStyle } from './rules/mixed-style.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { personalNumber } from './rules/personal-number.ts';
import { phoneLength } from './rules/phone-length.ts';
import { placeholder } from './rules/placeholder.ts';
import { privatePerson } from './rules/private-person.ts';
import { question } from './rules/question.ts';
import { rangeOrder } from './rules/range-order.ts';
import { schedule } from './rules/schedule.ts';
import { secret } from './rules/secret.ts';
import { spacing } from './rules/spacing.ts';
import { timeImpossible } from './rules/time-impossible.ts';
import { unreadableCharacter } from './rules/unreadable-character.ts';
import { words } from './rules/words.ts';

/** Every rule that koho knows; `policies/guideline.yml` weighs them. */
export const rules: readonly Rule[] = [
  accountRegister,
  accountUsable,
  accurateInformation,
  altText,
  blackout,
  budget,
  correction,
  datePast,
  dateToday,
  dateWeekday,
  eraYear,
  frozen,
  halfWidthKana,
  hearsay,
  imageText,
  kobun,
  length,
  linkDeceptive,
  linkHarmful,
  linkReason,
  linkShortener,
  linkTarget,
  longSentence,
  mediaDeclared,
  mediaFile,
  mediaOthers,
  mediaPeople,
  nearDuplicate,
  mixedStyle,
  personalNumber,
  phoneLength,
  placeholder,
  privatePerson,
  question,
  rangeOrder,
  schedule,
  secret,
  spacing,
  timeImpossible,
  unreadableCharacter,
  words,
];
