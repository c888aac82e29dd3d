import { describe, expect, it } from 'vitest';
import { overdueIssue } from '../../../src/pipeline/report/overdue-issue.ts';
import { reminderText } from '../../../src/pipeline/report/reminder-text.ts';
import { watchText } from '../../../src/pipeline/report/watch-text.ts';
import type { Alarm } from '../../../src/pipeline/watchdog/overdue.ts';
import type { JobRun } from '../../../src/publish/clock/clock-view.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';
import { account, at, minute, post, why } from '../../publish/builders.ts';

const policy = policyOf(policyFilesIn(repositoryRoot));
const alarm: Alarm = {
  ...{ kind: 'waiting', account, post, since: at(0), latestAt: at(60 * minute) },
  entry: {
    ...{ account, post, publishAt: at(0), latestAt: at(60 * minute), plannedAt: at(-minute) },
    ...{ states: ['retryable'], blockedBy: ['facts-unknown'], posts: 1, micros: 0 },
  },
};
const run = (job: string, from: number, to?: number): JobRun => ({
  ...{ job, startedAt: at(from) },
  state: to === undefined ? { now: 'active' } : { now: 'ended', at: at(to) },
});
const bodyOf = (over: Partial<Parameters<typeof overdueIssue>[0]> = {}) =>
  overdueIssue({ alarm, isPaused: false, policy, now: at(20 * minute), ...over }).body;

describe('the issue about a post that is not out', () => {
  it('says what is known: state, what stops it, the newest run of its own job and of the clock', () => {
    const jobs = [
      run(account, 2 * minute, 3 * minute),
      run('other', 9 * minute),
      run(account, 0, minute),
    ];
    const body = bodyOf({ runs: { jobs, clock: [run('clock', -60 * minute)] } });
    expect(body).toContain('再送待ち（止まっている理由：`facts-unknown`）');
    expect(body).toContain('公開の仕事（publish）：12月1日（火）10:03に終わりました');
    expect(body).toContain('時計（clock）：12月1日（火）9:00に始まり、動いています');
    expect(body).toContain('Its job (publish): ended at Tue 1 Dec 10:03');
    expect(body).toContain('自動で公開されます');
  });

  it('where the forge cannot be asked, or no run came, it says that', () => {
    expect(bodyOf()).toContain('GitHubに聞けませんでした');
    expect(bodyOf({ runs: { jobs: [], clock: [] } })).toContain('最近の実行がありません');
  });

  it('after the latest time it asks for a new one; paused, to lift that first', () => {
    expect(bodyOf({ now: at(61 * minute) })).toContain('日時を改めた投稿');
    expect(bodyOf({ isPaused: true })).toMatch(/1\. .*koho resume/);
  });

  it('for what failed it does not send anybody to start jobs', () => {
    const failed: Alarm = { ...alarm, kind: 'failed', reason: why('http-403') };
    const body = bodyOf({ alarm: failed });
    expect(body).toContain('`http-403`');
    expect(body).not.toContain('Run workflow');
    expect(body).not.toMatch(/自動で公開されます|goes out by itself/);
  });
});

describe('what the watchdog prints', () => {
  const report = {
    ...{ overdue: [alarm], issues: [], reminders: [], unreadable: [], timeZone: 'Asia/Tokyo' },
  };
  it('is the same in both languages', () => {
    expect(watchText(report, 'ja')).toBe(
      `公開されていません：${post}（${account}、12月1日（火）10:00から）`,
    );
    expect(watchText(report, 'en')).toBe(`Not out: ${post} (${account}, since Tue 1 Dec 10:00)`);
    const failed = { did: 'failed', where: '#7', why: 'timeout' } as const;
    const fine = { ...report, overdue: [], reminders: [failed] };
    expect(watchText(fine, 'en')).toContain('#7 cannot be read');
  });
});

it('a reminder of nothing is a mistake of the caller', () => {
  const standing = { opinion: 'waiting', heads: [], deputies: [] } as const;
  const pull = { number: 1, head: '0'.repeat(40) };
  expect(() => reminderText({ pull, posts: [], standing, isChecked: true }, policy)).toThrow(
    RangeError,
  );
});
