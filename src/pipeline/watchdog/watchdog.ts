import { LedgerError } from '../../ledger/log.ts';
import { type Instant, instant } from '../../post/post.ts';
import type { Clock } from '../../publish/ports/surroundings.ts';
import { PublishError } from '../../publish/publish-error.ts';
import { type Sight, Watch } from '../clock/watch.ts';
import { remind } from '../reminders/remind.ts';
import type { ReminderNotice } from '../reminders/tell-reminder.ts';
import type { MarkedAlarm } from '../report/overdue-marker.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { organisationLogName } from '../workplace/logs.ts';
import type { Settings } from '../workplace/settings.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { failedLately } from './failed-lately.ts';
import { type Alarm, overdue } from './overdue.ts';
import { resumedSince } from './resumed-since.ts';
import { type Settled, settledStates } from './settled.ts';
import { type Alarms, type IssueNotice, tellOverdue } from './tell-overdue.ts';
import { undeleted } from './undeleted.ts';
import { unrecorded } from './unrecorded.ts';

export interface WatchReport {
  /** Due and not out, and nobody stopped it; or ordered gone, and not gone. */
  readonly overdue: readonly Alarm[];
  readonly issues: readonly IssueNotice[];
  readonly reminders: readonly ReminderNotice[];
  /** Accounts whose record cannot be read: what is due there is not known. */
  readonly unreadable: Sight['unreadable'];
  /** Deliveries whose records contradict each other. */
  readonly broken: Sight['broken'];
  readonly timeZone: string;
}

interface WatchOptions {
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Default: this machine's. */
  readonly clock?: Clock;
}

/**
 * The watchdog: looks, with no key and without the clock, for what should be
 * public and is not, for what should be gone and is not, and for what will miss its time because nobody approved it.
 * It tells people and changes nothing else.
 * @throws KohoError, GitError, GitHubError, LedgerError of the organisation's log
 */
export async function watch(settings: Settings, o: WatchOptions): Promise<WatchReport> {
  for (let tries = 1; ; tries += 1) {
    const opened = await openWorkplace(settings, { signs: 'nothing' });
    const workplace = { ...opened, ...(o.clock && { clock: o.clock }) };
    try {
      const sight = await new Watch(workplace).look();
      if (sight !== 'moved-on') return await tell(workplace, sight, settings, o);
      if (tries >= mostTries) throw moving();
    } finally {
      await workplace.close();
    }
  }
}

/** The policy changed between two reads; again and again is no coincidence. */
const mostTries = 3;

async function tell(
  workplace: Workplace,
  sight: Sight,
  settings: Settings,
  { dryRun }: WatchOptions,
): Promise<WatchReport> {
  const found = await alarmsNow(workplace, sight);
  const issues = dryRun ? [] : await tellOverdue(workplace, found);
  const reminders = await remind(workplace, settings, { dryRun, view: sight.view });
  const running = found.alarms.filter(({ isPaused }) => !isPaused);
  return {
    overdue: running.map(({ alarm }) => alarm),
    ...{ issues, reminders, unreadable: sight.unreadable, broken: sight.broken },
    timeZone: workplace.policy.policy.organisation.timeZone,
  };
}

async function alarmsNow(workplace: Workplace, sight: Sight): Promise<Alarms> {
  const { policy, clock } = workplace;
  const now = clock.now();
  const afterMs = policy.policy.organisation.publishing.alarmAfterMinutes * 60_000;
  const resumedAt = await resumedSince(sight.view, instant(now - afterMs));
  const late = overdue(sight.entries, {
    ...{ now, afterMs, paused: sight.paused },
    ...(resumedAt && { resumedAt }),
  });
  const others = [
    ...undeleted(sight.removals, { now, afterMs }),
    ...(await unrecorded(workplace, sight, afterMs)),
    ...(await failedEverywhere(workplace, sight, now)),
  ];
  const isPaused = (alarm: Alarm) => alarm.kind !== 'undeleted' && sight.paused.includes(undefined);
  return {
    alarms: [
      ...late.map((alarm) => ({ alarm, isPaused: alarm.isPaused })),
      // A pause stops no deletion.
      ...others.map((alarm) => ({ alarm, isPaused: isPaused(alarm) })),
    ],
    settled: (of) => settled(workplace, sight, of),
  };
}

async function failedEverywhere(
  { accountLog, policy }: Workplace,
  { unreadable }: Sight,
  now: Instant,
): Promise<readonly Alarm[]> {
  const alarms: Alarm[] = [];
  for (const account of policy.policy.accounts.keys()) {
    if (unreadable.some((one) => one.account === account)) continue;
    const view = await (await accountLog(account, 'read')).view();
    alarms.push(...(await failedLately(view, account, now)));
  }
  return alarms;
}

/**
 * Anybody with write access may have changed a marker: what names no account of ours is
 * nobody's. Of a post that is to be gone from an account that left the register nobody
 * can tell: a person looks, and closes.
 */
async function settled(
  { accountLog, policy }: Workplace,
  { unreadable }: Sight,
  { job, post, about }: MarkedAlarm,
): Promise<Settled> {
  if (job === organisationLogName) return [];
  if (unreadable.some(({ account }) => account === job)) return 'unknown';
  const account = [...policy.policy.accounts.keys()].find((id) => id === job);
  if (account === undefined) return about === 'removal' ? 'unknown' : [];
  try {
    const states = await settledStates(await (await accountLog(account, 'read')).view(), post);
    // Nobody will send it any more: a person closes that issue when a new post is on its way.
    return about === 'publication' && states[0] === 'failed' ? 'unknown' : states;
  } catch (error) {
    if (error instanceof LedgerError || error instanceof PublishError) return 'unknown';
    throw error;
  }
}

function moving(): KohoError {
  return new KohoError('policy-not-in-force', {
    ja: '規程が続けて変わっているため、見張りを終えました。次の実行で見ます。',
    en: 'The policy kept changing while it was read; the next run looks again.',
  });
}
