import type { Message } from '../../post/message.ts';
import { findWording, type Wording } from '../lexicon/find-wording.ts';
import type { Report, Rule } from '../rule.ts';
import { mixedSpellings } from '../style/mixed-spellings.ts';
import { safeFix } from '../style/safe-fix.ts';
import { wordingRange } from '../wording-range.ts';

/** The dictionary that this rule reads. */
export const kobunId = 'kobun';

/**
 * Off unless the organisation wants it: nobody is misled by 下さい, and a
 * warning would ask a reason for it. `koho check --style` shows it to whoever
 * likes to know.
 */
export const kobun: Rule = {
  id: kobunId,
  clause: 'HSM-4-4',
  severity: 'off',
  about: {
    ja: '公用文の書き表し方（ください、いたします、できる、したがって、…）。表記の混在',
    en: 'Spellings of official Japanese (ください, いたします, できる …); mixed spellings',
  },
  check({ post, policy }) {
    const spelt = findWording(post, policy).filter(({ dictionary }) => dictionary === kobunId);
    return [
      ...spelt.map((wording) => ({
        ...wordingRange(wording),
        message: messageOf(wording),
        ...fixOf(wording),
      })),
      ...mixedSpellings(post),
    ];
  },
};

function messageOf({ excerpt, suggest, note }: Wording): Message {
  const mend = suggest
    ? { ja: `「${suggest}」と書きます。`, en: `is written "${suggest}".` }
    : { ja: '言い切る形にしてください。', en: 'should be put plainly.' };
  return {
    ja: `公用文では「${excerpt}」は${mend.ja}${note?.ja ?? ''}`,
    en: `In official Japanese "${excerpt}" ${mend.en}${note ? ` ${note.en}` : ''}`,
  };
}

/** Only for the word just as the dictionary has it: not where gaps or other letters were read past. */
function fixOf({ excerpt, word, suggest, placeAt }: Wording): Pick<Report, 'fix'> {
  if (suggest === undefined || excerpt !== word) return {};
  return safeFix({ placeAt }, { index: 0, length: word.length }, suggest);
}
