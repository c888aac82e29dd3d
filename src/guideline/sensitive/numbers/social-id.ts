import type { NumberKind } from './kind.ts';

/** LINE IDs of official accounts begin with @; handles are private where the words say so. */
export const socialId: NumberKind = {
  hint: /LINE|ライン|個人|私用|プライベート|本人の/i,
  pattern:
    /(?:LINE|ライン)(?:\s?の?\s?|で[^。\n]{0,16})(?:ID|アイディー)(?:[はが:「『(=\s]){0,4}(?<number>[A-Za-z0-9][A-Za-z0-9._-]{3,19})(?![A-Za-z0-9._-]|@)|(?:個人|私用|プライベート|本人)(?:の|用の?)?(?:LINE|ライン|インスタ(?:グラム)?|Instagram|X|Twitter|ツイッター|フェイスブック|Facebook|TikTok|SNS|アカウント){1,2}(?:[はがの:「『(=\s]|ID|アカウント){0,5}@?(?<handle>[A-Za-z0-9_.]{4,30})/dgi,
  judge: () => ({
    what: { ja: '個人のSNSのID', en: 'a person’s id on a social network' },
    sure: false,
  }),
};
