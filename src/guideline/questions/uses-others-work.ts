import type { Post } from '../../post/post.ts';
import { fold } from '../text-lines.ts';

/** Whether an image's declared rights are somebody else's: 道が作成 and 広報課職員が撮影 are the organisation's own. */
export function usesOthersWork(post: Post): boolean {
  return post.media.some(({ rights }) => rights !== undefined && !own.test(fold(rights.value)));
}

const own =
  /(?:[道都府県市町村区庁課室局係部所署館校]|職員|担当者?|本庁|自ら|自前)(?:が|の|で|にて|により|による)?\s?(?:独自に|直接)?(?:作成|撮影|制作|製作|作画|描|自作|著作|所有|所蔵|オリジナル)|自作|自主制作|^道$/;
