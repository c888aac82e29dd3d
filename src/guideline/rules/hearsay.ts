import type { Message } from '../../post/message.ts';
import { findWording, type Wording } from '../lexicon/find-wording.ts';
import type { TextRule } from '../rule.ts';
import { statedReason } from '../stated-reason.ts';
import { wordingRange } from '../wording-range.ts';

/** The dictionary that this rule reads. */
export const hearsayId = 'hearsay';

export const hearsay: TextRule = {
  id: hearsayId,
  clause: 'HSM-4-7-4',
  severity: 'warn',
  about: {
    ja: '伝聞や正否の確かめられない情報。拡散の呼びかけが重なれば要修正',
    en: 'Hearsay; together with a call to spread it, a block',
  },
  check({ post, policy }) {
    const isStated = statedReason(post, hearsayId) !== undefined;
    return findWording(post, policy)
      .filter(({ dictionary }) => dictionary === hearsayId)
      .map((wording) => ({
        ...wordingRange(wording),
        clause: wording.clause,
        ...(wording.severity ? { severity: wording.severity } : {}),
        message: messageOf(wording, isStated),
      }));
  },
};

function messageOf({ excerpt, note, severity }: Wording, isStated: boolean): Message {
  const mend = note ?? { ja: '確かめた事実に書き直してください。', en: 'State what was verified.' };
  const orReason = severity !== 'block' &&
    !isStated && {
      ja: '残す場合は、確かめた方法を acknowledge に書いてください。',
      en: ' To keep it, say under acknowledge how it was verified.',
    };
  return {
    ja: `「${excerpt}」は伝聞と受け取られます。${mend.ja}${orReason ? orReason.ja : ''}`,
    en: `"${excerpt}" reads as hearsay. ${mend.en}${orReason ? orReason.en : ''}`,
  };
}
