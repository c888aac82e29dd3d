import type { Officer, Policy } from '../../policy/policy.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { NearPost } from '../reminders/posts-near.ts';
import type { Reminder } from '../reminders/tell-reminder.ts';
import { type Turn, turnOf } from '../reminders/turn.ts';
import { plain } from './markdown-text.ts';

/** The comment that asks for what a post still needs before its time. */
export function reminderText(reminder: Reminder, policy: Policy): string {
  const { locale } = policy.organisation;
  const say = words[locale];
  const { posts, pull } = reminder;
  const [first] = posts;
  if (first === undefined) throw new RangeError('a reminder of nothing');
  const turn = turnOf(reminder);
  return [
    `**${say.title[first.stage.stage]}${say.turn[turn]}**`,
    addressed(reminder, turn, locale),
    posts.map((one) => line(one, policy)).join('\n'),
    say.stage[first.stage.stage],
    say.todo[turn],
    `<sub>${say.seen(pull.head.slice(0, 7))}</sub>`,
  ].join('\n\n');
}

/** Logins of the register and of the forge: letters, digits and hyphens, so they are what they mention. */
function addressed({ pull, standing }: Reminder, turn: Turn, language: Language): string {
  const say = words[language];
  const to = (officers: readonly Officer[], role: string) =>
    officers.map(({ login }) => `@${login}${say.role(role)}`);
  const author =
    pull.author && !pull.author.bot ? [`@${pull.author.login}${say.role(say.author)}`] : [];
  const approvers = [...to(standing.heads, say.head), ...to(standing.deputies, say.deputy)];
  return (turn === 'approve' ? approvers : author).join(say.and);
}

function line({ examined, due, latestAt }: NearPost, { organisation }: Policy): string {
  const { timeZone, locale } = organisation;
  const { title, id } = examined.post;
  const time = (at: typeof due) => formatLocal(at, timeZone, locale);
  return `- ${plain(title.value)}（\`${id}\`）　${words[locale].times(time(due), time(latestAt))}`;
}

const words = {
  ja: {
    title: {
      before: '【公開日時が近づいています】',
      past: '【公開日時を過ぎました】',
      over: '【公開の期限を過ぎました】',
    },
    turn: {
      approve: 'まだ承認されていません',
      mend: 'まだ要修正か未回答があります',
      changes: '修正を求められたままです',
      merge: '承認されましたが、マージされていません',
    },
    role: (name: string) => ` さん（${name}）`,
    head: '所属長',
    deputy: '代決者',
    author: '起案',
    and: '、',
    times: (due: string, latest: string) => `${due}公開、期限 ${latest}`,
    stage: {
      before: '公開日時までに承認とマージが済まなければ、公開しません。',
      past: '今、承認してマージすると、期限までは**直ちに公開されます**。予定の時刻に意味があるなら、`publish_at` を改めてください。',
      over: 'このまま承認しても公開されません。公開するなら、`publish_at` と `latest_at` を改めて承認を受けてください。',
    },
    todo: {
      approve:
        '内容は、上にある koho のコメントで確かめられます。よい→［承認］。直す→［修正を依頼］に一言。',
      mend: '上にある koho のコメントの「直してください」と「お答えください」を見てください。所属長への依頼は、その後です。',
      changes: '所属長・代決者の意見に応えて直し、もう一度見てもらってください。',
      merge: 'このプルリクエストをマージ（Squash and merge）してください。',
    },
    seen: (commit: string) => `${commit} の時点。この段階では、もうお知らせしません。`,
  },
  en: {
    title: {
      before: 'Its time is near: ',
      past: 'Its time has passed: ',
      over: 'Its latest time has passed: ',
    },
    turn: {
      approve: 'it is not approved yet',
      mend: 'something is still to be mended or answered',
      changes: 'changes were asked for',
      merge: 'it is approved, but not merged',
    },
    role: (name: string) => ` (${name})`,
    head: 'section head',
    deputy: 'deputy',
    author: 'author',
    and: ', ',
    times: (due: string, latest: string) => `due ${due}, at the latest ${latest}`,
    stage: {
      before: 'Unless it is approved and merged by then, it is not published.',
      past: 'Approved and merged now, it goes out **at once**, until its latest time. If the hour matters, set a new `publish_at`.',
      over: 'Approving it as it is publishes nothing. To publish it, set new `publish_at` and `latest_at` and have that approved.',
    },
    todo: {
      approve:
        'The content is in koho’s comment above. Fine → Approve. To be changed → Request changes, with a word.',
      mend: 'See what koho’s comment above asks to be mended and answered. The head is asked after that.',
      changes: 'Answer what the head or deputy asked for, and ask for another review.',
      merge: 'Merge this pull request (Squash and merge).',
    },
    seen: (commit: string) => `As of ${commit}. You are not told of this stage again.`,
  },
} as const;
