import type { Finding } from '../../guideline/rule.ts';

/** A pull request that touches anything outside `posts/` approves no post (design, 2): better told before the approval. */
export function outsideFindings(changed: readonly string[]): readonly Finding[] {
  const outside = changed.filter((path) => !path.startsWith('posts/'));
  const [first] = outside;
  if (first === undefined || outside.length === changed.length) return [];
  const others = outside.length - 1;
  return [
    {
      rule: 'outside-posts',
      clause: 'HSM-2',
      severity: 'block',
      path: first,
      line: 1,
      column: 1,
      message: {
        ja: `投稿と一緒に、投稿以外のファイル（${first}${others > 0 ? `ほか${others}件` : ''}）も変えています。このままでは承認されても公開されません。投稿以外の変更は別のプルリクエストに分けてください。`,
        en: `Besides posts this changes other files (${first}${others > 0 ? ` and ${others} more` : ''}). Even if approved, the posts would not be published. Move those changes to a pull request of their own.`,
      },
    },
  ];
}
