import { GitHubError } from '../../forge/github/github-error.ts';
import {
  closeIssue,
  markedIssues,
  openIssue,
  updateIssue,
} from '../../forge/github/marked-issues.ts';
import type { Instant } from '../../post/post.ts';
import { clockRuns, jobRuns } from '../clock/job-runs.ts';
import { type KnownRuns, overdueIssue } from '../report/overdue-issue.ts';
import {
  type MarkedAlarm,
  overdueMarker,
  overdueMarkerStart,
  readMarker,
} from '../report/overdue-marker.ts';
import { undeletedIssue } from '../report/undeleted-issue.ts';
import type { Workplace } from '../workplace/workplace.ts';
import type { Alarm } from './overdue.ts';
import { type Settled, settledComment } from './settled.ts';

export type IssueNotice = {
  readonly did: 'opened' | 'updated' | 'closed';
  readonly post: string;
  readonly issue: number;
};

export interface Alarms {
  readonly alarms: readonly { readonly alarm: Alarm; readonly isPaused: boolean }[];
  /** What became of a post that is no alarm any more; `unknown`: nobody can tell now, so its issue stays. */
  readonly settled: (of: MarkedAlarm) => Promise<Settled>;
}

type Place = Pick<Workplace, 'github' | 'policy' | 'clock'>;

/**
 * One issue for each post that is due and not out, or ordered gone and not gone,
 * found again by its marker; brought up to date, and closed once that is over or waits for
 * somebody else. What
 * a person closed by hand stays closed. @throws GitHubError
 */
export async function tellOverdue(
  place: Place,
  { alarms, settled }: Alarms,
): Promise<readonly IssueNotice[]> {
  const { github, policy, clock } = place;
  const open = await markedIssues(github, { markerStart: overdueMarkerStart });
  const runs = alarms.length === 0 ? undefined : await knownRuns(place);
  const notices: IssueNotice[] = [];
  for (const { alarm, isPaused } of alarms) {
    const now = clock.now();
    const known = { now, policy: policy.policy, ...(runs && { runs }) };
    const issue =
      alarm.kind === 'undeleted'
        ? undeletedIssue({ alarm, ...known })
        : overdueIssue({ alarm, isPaused, ...known });
    const stands = open.get(issue.marker);
    const { post } = alarm;
    if (stands !== undefined) {
      const changed = await updateIssue(github, stands, issue);
      if (changed) notices.push({ did: 'updated', post, issue: stands.number });
    } else if (!isPaused && !(await wasClosed(place, issue.marker, alarm.since))) {
      notices.push({ did: 'opened', post, issue: (await openIssue(github, issue)).number });
    }
  }
  const standing = new Set(alarms.map(({ alarm }) => overdueMarker(alarm)));
  for (const [marker, { number, ...rest }] of open) {
    if (standing.has(marker)) continue;
    const of = readMarker(marker);
    const became = await settled(of);
    if (became === 'unknown') continue;
    await closeIssue(github, { number, ...rest }, settledComment(became, of.about));
    notices.push({ did: 'closed', post: of.post, issue: number });
  }
  return notices;
}

/** Since it was due: somebody has seen it, and said so by closing. */
async function wasClosed({ github }: Place, markerStart: string, since: Instant): Promise<boolean> {
  return (await markedIssues(github, { markerStart, closedSince: since })).size > 0;
}

/** Of help in the issue, and no reason to keep it from being opened. */
async function knownRuns({ github }: Place): Promise<KnownRuns | undefined> {
  try {
    return { jobs: await jobRuns(github), clock: await clockRuns(github) };
  } catch (error) {
    if (error instanceof GitHubError) return undefined;
    throw error;
  }
}
