import { KohoError } from '../workplace/koho-error.ts';

export function neverApproved(post: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `投稿「${post}」は、発信記録に承認がありません。公開中止・削除の対象ではないため、何もしていません。ファイルの場所（posts/所属/年/名前.md）を確かめてください。`,
    en: `No approval of "${post}" is on record, so there is nothing to withdraw; nothing was done. Check its path (posts/<department>/<year>/<slug>.md).`,
  });
}
