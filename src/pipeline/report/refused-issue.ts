import type { MarkedIssue } from '../../forge/github/marked-issues.ts';
import { officersAt } from '../../policy/in-office.ts';
import type { Policy } from '../../policy/policy.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import type { NearPost } from '../reminders/posts-near.ts';
import type { RefusedPost } from '../reminders/refused-posts.ts';
import { fileUrlOf } from './comment/file-url.ts';
import { inBothLanguages } from './in-both-languages.ts';
import { plain } from './markdown-text.ts';

export const refusedMarkerStart = '<!-- koho:refused ';

/** The issue about a post that was merged and may not be published. Holds no text of the post. */
export function refusedIssue(
  refused: RefusedPost & { readonly near: NearPost },
  policy: Policy,
  now: Instant,
): MarkedIssue {
  const { post } = refused;
  const inLanguage = (language: Language) => text(refused, policy, { language, now });
  return {
    marker: `${refusedMarkerStart}${post} -->`,
    title: `【未承認】${post}`,
    body: [
      headsOf(refused, policy, now),
      '',
      inBothLanguages((language) => inLanguage(language).join('\n')),
    ].join('\n'),
  };
}

/** Logins of the register: letters, digits and hyphens, so they are what they mention. */
function headsOf({ near }: { readonly near: NearPost }, policy: Policy, now: Instant): string {
  const department = policy.departments.get(near.examined.post.department);
  if (department === undefined) return '';
  const { heads, deputies } = officersAt(department, now, policy.organisation.timeZone);
  return [...heads, ...deputies].map(({ login }) => `@${login}`).join(' ');
}

function text(
  { post, reasons, near, commit }: RefusedPost & { readonly near: NearPost },
  policy: Policy,
  { language, now }: { readonly language: Language; readonly now: Instant },
): string[] {
  const say = words[language];
  const { timeZone, forge } = policy.organisation;
  const time = (at: Instant) => formatLocal(at, timeZone, language);
  const file = `${post}.md`;
  return [
    `**${say.conclusion}** ${now > near.latestAt ? say.over : say.soon}`,
    '',
    `- ${say.post}[${file}](${fileUrlOf(policy, forge.mainBranch)(file)})`,
    `- ${say.times(time(near.due), time(near.latestAt))}`,
    `- ${say.commit}\`${commit.slice(0, 12)}\``,
    `- ${say.why}`,
    ...reasons.map((reason) => `  - ${plain(reason[language])} \`${reason.code}\``),
    '',
    `### ${say.title}`,
    say.mend,
  ];
}

/** What is said when an issue is closed because the post is not refused any more. */
export const mendedComment =
  '承認されたか、投稿がなくなりました。\nIt was approved by now, or the post is gone.';

const words = {
  ja: {
    conclusion: 'mainに入りましたが、承認が認められないため、このままでは公開されません。',
    soon: '公開日時が近づいています。',
    over: '公開の期限も過ぎました。',
    post: '投稿：',
    times: (due: string, latest: string) => `公開日時：${due}、期限 ${latest}`,
    commit: '変更：',
    why: '認められない理由：',
    title: 'してください',
    mend: '理由を直した投稿を、新しいプルリクエストで出し、所属長か代決者の承認を受けてからマージします。公開日時を過ぎていたら、日時も改めます。もう公開しないなら、投稿のファイルを消すプルリクエストを出します。',
  },
  en: {
    conclusion:
      'It was merged, but its approval does not count: as it is it will not be published.',
    soon: 'Its time is near.',
    over: 'Its latest time has passed as well.',
    post: 'Post: ',
    times: (due: string, latest: string) => `Due ${due}, at the latest ${latest}`,
    commit: 'Change: ',
    why: 'Why it does not count:',
    title: 'What to do',
    mend: 'Mend it in a new pull request, have the head or deputy approve that, then merge it. If its time has passed, set a new one. If it is not to be published, remove the file by a pull request.',
  },
} as const;
