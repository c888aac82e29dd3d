export type Language = 'ja' | 'en';

export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly bannerHead: string;
  readonly bannerText: string;
  readonly heading: string;
  readonly languageLabel: string;
  readonly noAccounts: string;
  readonly noPosts: string;
  readonly scheduled: string;
  readonly replyTo: string;
  readonly alt: string;
  readonly noAlt: string;
  readonly footer: string;
  readonly platforms: { readonly x: string; readonly facebook: string };
  count(posts: number): string;
  edited(times: number): string;
  until(iso: string): string;
  time(iso: string): string;
}

/** Times in Japan's zone: this page stands for what residents see. */
const ja = new Intl.DateTimeFormat('ja-JP', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Asia/Tokyo',
});
const en = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Asia/Tokyo',
});

/** The texts of the page. */
export const words: Readonly<Record<Language, Words>> = {
  ja: {
    title: 'サンドボックスの投稿一覧 ― koho',
    skip: '投稿一覧へ移動',
    bannerHead: 'これはサンドボックス（練習用）です。',
    bannerText: '実際のX、Facebook、GitHubにはつながっていません。外部には何も公開されません。',
    heading: '公開された投稿の一覧',
    languageLabel: '言語',
    noAccounts: 'アカウントはまだありません。',
    noPosts: '公開された投稿はまだありません。',
    scheduled: '予約済み（まだ公開されていません）',
    replyTo: '前の投稿の続き',
    alt: '代替テキスト',
    noAlt: '代替テキストがありません',
    footer:
      'このページは、この端末の中だけで動いています。最新の状態を見るには、再読み込みしてください。',
    platforms: { x: 'X', facebook: 'Facebook' },
    count: (posts) => `${posts}件`,
    edited: (times) => `編集履歴（${times}回）`,
    until: (iso) => `${ja.format(new Date(iso))}まで`,
    time: (iso) => ja.format(new Date(iso)),
  },
  en: {
    title: 'Posts in the sandbox — koho',
    skip: 'Skip to the posts',
    bannerHead: 'This is a sandbox.',
    bannerText:
      'It is not connected to the real X, Facebook or GitHub. Nothing is published outside.',
    heading: 'Published posts',
    languageLabel: 'Language',
    noAccounts: 'There are no accounts yet.',
    noPosts: 'Nothing has been published yet.',
    scheduled: 'Scheduled (not public yet)',
    replyTo: 'Continues the post before',
    alt: 'Alt text',
    noAlt: 'No alt text',
    footer:
      'This page runs on this computer only. Times are in Japan. Reload it to see the newest state.',
    platforms: { x: 'X', facebook: 'Facebook' },
    edited: (times) => (times === 1 ? 'Edited once' : `Edited ${times} times`),
    until: (iso) => `until ${en.format(new Date(iso))} JST`,
    count: (posts) => (posts === 1 ? '1 post' : `${posts} posts`),
    time: (iso) => `${en.format(new Date(iso))} JST`,
  },
};
