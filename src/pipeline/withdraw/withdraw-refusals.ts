import type { Message } from '../../post/message.ts';
import { KohoError } from '../workplace/koho-error.ts';

export function neverApproved(post: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `投稿「${post}」は、発信記録に承認がありません。公開中止・削除の対象ではないため、何もしていません。ファイルの場所（posts/所属/年/名前.md）を確かめてください。`,
    en: `No approval of "${post}" is on record, so there is nothing to withdraw; nothing was done. Check its path (posts/<department>/<year>/<slug>.md).`,
  });
}

/** The reasons stay on record for ever, where nobody can take the data out again. */
export function personalDataInReasons(found: readonly Message[]): KohoError {
  const list = (language: 'ja' | 'en') => found.map((one) => one[language]).join('\n');
  return new KohoError('wrong-use', {
    ja: `理由に個人情報か秘密があるため、まだ何もしていません。理由は発信記録に残り、消せません。「電話番号を誤って載せた」のように、値を書かずに書き直してください。\n${list('ja')}`,
    en: `The reasons hold personal data or a secret, so nothing was done yet. They stay on record and cannot be taken out. Say what happened without the data itself.\n${list('en')}`,
  });
}
