import { type Alarm, jobOf } from '../watchdog/overdue.ts';

/** All issues of the watchdog begin with this. */
export const overdueMarkerStart = '<!-- koho:overdue ';

/** The same post may be late first and ordered gone later: those are two issues. */
export function overdueMarker(alarm: Alarm): string {
  const about = alarm.kind === 'undeleted' ? ' removal' : '';
  return `${overdueMarkerStart}${jobOf(alarm)} ${alarm.post}${about} -->`;
}

/** Whose job, which post, and what an issue's marker is about. */
export interface MarkedAlarm {
  readonly job: string;
  readonly post: string;
  readonly about: 'publication' | 'removal';
}

/** Anybody with write access may have changed it: what cannot be read is about nothing. */
export function readMarker(marker: string): MarkedAlarm {
  const form = /^<!-- koho:overdue (\S+) (\S+)( removal)? -->$/;
  const [, job = '', post = '', removal] = form.exec(marker) ?? [];
  return { job, post, about: removal === undefined ? 'publication' : 'removal' };
}
