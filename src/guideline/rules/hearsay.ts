import type { Message } from '../../post/message.ts';
import { findWords } from '../lexicon.ts';
import type { Rule } from '../rule.ts';
import { publishedLines } from '../text-lines.ts';

export const hearsay: Rule = {
  id: 'hearsay',
  clause: 'HSM-4-7-4',
  severity: 'warn',
  about: {
    ja: '伝聞や正否の確かめられない情報。拡散の呼びかけが重なれば要修正',
    en: 'Hearsay; together with a call to spread it, a block',
  },
  check({ post, policy }) {
    const dictionary = policy.dictionaries.get('hearsay');
    if (!dictionary) return [];
    const lines = publishedLines(post);
    const found = lines.flatMap((line) =>
      findWords(dictionary, line).map((word) => ({ ...word, line })),
    );
    if (found.length === 0) return [];
    const spreads = lines.some(({ prose }) => callToSpread.test(prose) && !warning.test(prose));
    return found.map(({ entry, index, line }) => {
      const severity = spreads ? ('block' as const) : entry.severity;
      return {
        place: line.placeAt(index),
        clause: dictionary.clause,
        ...(severity ? { severity } : {}),
        message: spreads ? withCall(entry.word) : alone(entry.word, entry.note),
      };
    });
  },
};

const callToSpread =
  /拡散(?:希望|をお願い|して(?:ください|下さい)|願います)|(?:シェア|リポスト|リツイート)(?:して(?:ください|下さい)|をお願い|希望)/;

/** Text against rumours quotes their calls. */
const warning = /しない|控え|ご注意|デマ|誤情報|偽情報/;

const withCall = (word: string): Message => ({
  ja: `「${word}」は伝聞と受け取られます。拡散の呼びかけと一緒には公開できません。確かめた事実に書き直すか、呼びかけを消してください。`,
  en: `"${word}" reads as hearsay and cannot go out together with a call to spread it. State what was verified, or take out the call.`,
});

const alone = (word: string, note: Message | undefined): Message => ({
  ja: `「${word}」は伝聞と受け取られます。${note?.ja ?? '確かめた事実に書き直してください。'}残す場合は、確かめた方法を acknowledge に書いてください。`,
  en: `"${word}" reads as hearsay. ${note?.en ?? 'State what was verified.'} To keep it, say under acknowledge how it was verified.`,
});
