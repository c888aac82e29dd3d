import type { OpenPull } from '../../forge/github/open-pulls.ts';
import { upsertComment } from '../../forge/github/sticky-comment.ts';
import { reminderText } from '../report/reminder-text.ts';
import type { Workplace } from '../workplace/workplace.ts';
import type { NearPost } from './posts-near.ts';
import type { PullStanding } from './pull-standing.ts';
import { stageName } from './stage.ts';
import { turnOf } from './turn.ts';

export type ReminderNotice =
  | {
      readonly did: 'told' | 'updated' | 'nothing' | 'would-tell' | 'closed';
      /** `#12` */
      readonly where: string;
      readonly posts: readonly string[];
    }
  | { readonly did: 'failed'; readonly where: string; readonly why: string };

export interface Reminder {
  readonly pull: OpenPull;
  /** At least one; the nearest first. */
  readonly posts: readonly NearPost[];
  readonly standing: PullStanding;
  /** Nothing is left for the author to mend or to answer. */
  readonly isChecked: boolean;
}

/**
 * One comment for each stage and addressee, once: mentioning is what reaches
 * people, and only a new comment does it. A new time, or a change after an
 * approval, is a reason to ask again; another commit alone is not, and only
 * brings the comment up to date.
 */
export async function tellReminder(
  { github, policy }: Workplace,
  { dryRun, ...reminder }: Reminder & { readonly dryRun: boolean },
): Promise<ReminderNotice> {
  const { pull, posts } = reminder;
  const told = {
    where: `#${pull.number}`,
    posts: posts.map(({ examined }) => examined.post.id),
  };
  if (dryRun) return { did: 'would-tell', ...told };
  const marker = reminderMarker(reminder);
  const body = reminderText(reminder, policy.policy);
  const { did } = await upsertComment(github, { pullRequest: pull.number, marker, body });
  return { did: did === 'created' ? 'told' : did, ...told };
}

function reminderMarker(reminder: Reminder): string {
  const { posts, standing } = reminder;
  const [first] = posts;
  if (first === undefined) throw new RangeError('a reminder of nothing');
  const due = new Date(first.due).toISOString();
  const { lastApproved = '-' } = standing;
  const to = turnOf(reminder) === 'approve' ? 'approvers' : 'author';
  return `<!-- koho:remind ${stageName(first.stage)} ${due} ${to} ${lastApproved} -->`;
}
