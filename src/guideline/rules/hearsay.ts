import type { Rule } from '../rule.ts';
import { textLines } from '../text-lines.ts';
import { found } from './words.ts';

export const hearsay: Rule = {
  id: 'hearsay',
  clause: 'HSM-4-7-4',
  severity: 'warn',
  about: {
    ja: '伝聞や正否の確かめられない情報。拡散の呼びかけが重なれば要修正',
    en: 'Hearsay; together with a call to spread it, a block',
  },
  check({ post, policy }) {
    const entries = policy.dictionaries.get('hearsay')?.entries ?? [];
    const spreads = textLines(post).some((line) => callToSpread.test(line.prose));
    return textLines(post).flatMap((line) =>
      entries.flatMap((entry) =>
        found(entry, line).map((index) => ({
          place: line.placeAt(index),
          ...(spreads ? { severity: 'block' as const } : {}),
          message: {
            ja: `「${entry.word}」は伝聞と受け取られます。${spreads ? '拡散の呼びかけと一緒には公開できません。' : ''}確かめた事実を書くか、出どころ（sources）を示してください。`,
            en: `"${entry.word}" reads as hearsay.${spreads ? ' It cannot go out together with a call to spread it.' : ''} State what was verified, or name the source (sources).`,
          },
        })),
      ),
    );
  },
};

const callToSpread =
  /拡散(?:希望|をお願い|して(?:ください|下さい)|願います)|シェア(?:して(?:ください|下さい)|希望)/;
