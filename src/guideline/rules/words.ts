import type { Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { findWording, type Wording } from '../lexicon/find-wording.ts';
import type { TextRule } from '../rule.ts';
import { statedReason } from '../stated-reason.ts';
import { wordingRange } from '../wording-range.ts';
import { hearsayId } from './hearsay.ts';
import { kobunId } from './kobun.ts';

/** Dictionaries that a rule of their own reads. */
const readElsewhere: ReadonlySet<string> = new Set([hearsayId, kobunId]);

export const words: TextRule = {
  id: 'words',
  clause: 'HSM-4-7-1',
  severity: 'warn',
  about: {
    ja: 'policies/dictionaries/ の語と、語の組み合わせ',
    en: 'Words and combinations of words of policies/dictionaries/',
  },
  check({ post, policy }) {
    const setting = policy.guideline.rules.get(words.id)?.severity;
    const usual = setting === undefined || setting === 'off' ? 'warn' : setting;
    const isStated = statedReason(post, words.id) !== undefined;
    return findWording(post, policy)
      .filter(({ dictionary }) => !readElsewhere.has(dictionary))
      .map((wording) => ({
        ...wordingRange(wording),
        clause: wording.clause,
        ...(wording.severity ? { severity: wording.severity } : {}),
        message: messageOf(wording, { severity: wording.severity ?? usual, isStated }),
      }));
  },
};

interface Weighed {
  readonly severity: Severity;
  /** The head reads the reason beside it: nobody is to be asked for one again. */
  readonly isStated: boolean;
}

function messageOf({ excerpt, suggest, note }: Wording, { severity, isStated }: Weighed): Message {
  const why = note ?? {
    ja: severity === 'block' ? '公式の投稿では使えません。' : '公式の投稿では慎重に使う言葉です。',
    en:
      severity === 'block' ? 'Not for official posts.' : 'To be used with care in official posts.',
  };
  const mend = mendOf(suggest, why);
  const orReason = severity === 'warn' &&
    !isStated && {
      ja: '必要であれば、その理由を acknowledge に書いてください。',
      en: ' If it is needed, state why under acknowledge.',
    };
  return {
    ja: `「${excerpt}」：${why.ja}${mend.ja}${orReason ? orReason.ja : ''}`,
    en: `"${excerpt}": ${why.en}${mend.en}${orReason ? orReason.en : ''}`,
  };
}

function mendOf(suggest: string | undefined, why: Message): Message {
  if (suggest) return { ja: `「${suggest}」としてはいかがですか。`, en: ` Consider "${suggest}".` };
  // A note that asks for something has said how to mend; a second request would blur it.
  if (/ください。?$/.test(why.ja)) return { ja: '', en: '' };
  return { ja: '別の言い方にしてください。', en: ' Put it in another way.' };
}
