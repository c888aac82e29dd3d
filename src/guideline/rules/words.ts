import type { DictionaryEntry, Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { findWords } from '../lexicon.ts';
import type { Rule } from '../rule.ts';
import { publishedLines } from '../text-lines.ts';

/** Dictionaries that a rule of their own reads. */
const readElsewhere = new Set(['hearsay', 'shorteners']);

export const words: Rule = {
  id: 'words',
  clause: 'HSM-4-7-1',
  severity: 'warn',
  about: {
    ja: 'policies/dictionaries/ の語',
    en: 'Words of policies/dictionaries/',
  },
  check({ post, policy }) {
    const setting = policy.guideline.rules.get(words.id)?.severity;
    const usual = setting === undefined || setting === 'off' ? words.severity : setting;
    const dictionaries = [...policy.dictionaries.values()].filter(
      ({ id }) => !readElsewhere.has(id),
    );
    return publishedLines(post).flatMap((line) =>
      dictionaries.flatMap((dictionary) =>
        findWords(dictionary, line).map(({ entry, index }) => ({
          place: line.placeAt(index),
          clause: dictionary.clause,
          ...(entry.severity ? { severity: entry.severity } : {}),
          message: messageOf(entry, entry.severity ?? usual),
        })),
      ),
    );
  },
};

function messageOf({ word, suggest, note }: DictionaryEntry, severity: Severity): Message {
  const why = note ?? {
    ja: severity === 'block' ? '公式の投稿では使えません。' : '公式の投稿では慎重に使う言葉です。',
    en:
      severity === 'block' ? 'Not for official posts.' : 'To be used with care in official posts.',
  };
  const mend = suggest
    ? { ja: `「${suggest}」としてはいかがですか。`, en: `Consider "${suggest}".` }
    : {
        ja: '別の言い方にしてください。',
        en: 'Put it in another way.',
      };
  const orReason = severity === 'warn' && {
    ja: '必要であれば、その理由を acknowledge に書いてください。',
    en: ' If it is needed, state why under acknowledge.',
  };
  return {
    ja: `「${word}」：${why.ja}${mend.ja}${orReason ? orReason.ja : ''}`,
    en: `"${word}": ${why.en} ${mend.en}${orReason ? orReason.en : ''}`,
  };
}
