import { describe, expect, it } from 'vitest';
import { overdueIssue } from '../../../src/pipeline/report/overdue-issue.ts';
import { overdueMarker, readMarker } from '../../../src/pipeline/report/overdue-marker.ts';
import { reminderText } from '../../../src/pipeline/report/reminder-text.ts';
import { undeletedIssue } from '../../../src/pipeline/report/undeleted-issue.ts';
import { watchText } from '../../../src/pipeline/report/watch-text.ts';
import type { LatePost } from '../../../src/pipeline/watchdog/overdue.ts';
import type { Undeleted } from '../../../src/pipeline/watchdog/undeleted.ts';
import type { JobRun } from '../../../src/publish/clock/clock-view.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';
import { account, at, minute, post, why } from '../../publish/builders.ts';

/** As it stands on record; text of others may be in it. */
const stopped = (code: string) => ({
  code,
  message: { ja: `止めた理由、${code}。@someone`, en: `Why: ${code}.` },
});
const policy = policyOf(policyFilesIn(repositoryRoot));
const alarm: LatePost = {
  ...{ kind: 'waiting', account, post, since: at(0), latestAt: at(60 * minute) },
  entry: {
    ...{ account, post, publishAt: at(0), latestAt: at(60 * minute), plannedAt: at(-minute) },
    ...{
      states: ['retryable'],
      blockedBy: [stopped('paused'), stopped('facts-unknown')],
      posts: 1,
      micros: 0,
    },
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
    expect(body).toContain(
      [
        '- 発信記録での状態：再送待ち',
        '- 止まっている理由（発信記録にあるもの、古い順）：',
        '  - 止めた理由、paused。@\u200bsomeone `paused`',
        '  - 止めた理由、facts-unknown。@\u200bsomeone `facts-unknown`',
        '- 一時停止：していません',
      ].join('\n'),
    );
    expect(body).toContain('  - Why: facts-unknown. `facts-unknown`\n');
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
    const failed: LatePost = { ...alarm, kind: 'failed', reason: why('http-403') };
    const body = bodyOf({ alarm: failed });
    expect(body).toContain('`http-403`');
    expect(body).not.toContain('Run workflow');
    expect(body).not.toMatch(/自動で公開されます|goes out by itself/);
  });
});

const ungone: Undeleted = {
  ...{ kind: 'undeleted', stage: 'under-way', account, post, since: at(0) },
  ...{ states: ['deleting', 'delete_failed'], blockedBy: [stopped('wrong-account')] },
};
const unseen: Undeleted = { kind: 'undeleted', stage: 'unrecorded', post, since: at(0) };

describe('the issue about a post that is ordered gone and is not', () => {
  const issueOf = (one: Undeleted) =>
    undeletedIssue({ alarm: one, policy, now: at(20 * minute), runs: { jobs: [], clock: [] } });

  it('says what is known, and that a pause stops no deletion; no word of waiting for a time', () => {
    const { title, body } = issueOf(ungone);
    expect(title).toContain(`【削除されていません】${post}`);
    expect(body).toContain(
      '削除中・削除できていません\n- 止まっている理由（発信記録にあるもの、古い順）：\n  - 止めた理由、wrong-account。',
    );
    expect(body).toContain('  - Why: wrong-account. `wrong-account`');
    const fine = issueOf({ ...ungone, blockedBy: [] }).body;
    expect(fine).not.toMatch(/止まっている理由|What stops it/);
    expect(body).toContain('指示された時刻：12月1日（火）10:00');
    expect(body).toContain('一時停止中でも削除は進みます');
    expect(body).toContain('手で削除してください');
    expect(body).toContain(
      'It was ordered withdrawn, and that is not over.** It may still be public.',
    );
    expect(body).not.toMatch(/期限|koho resume|Latest time/);
  });

  it('where its records contradict each other, it says that', () => {
    expect(issueOf({ ...ungone, states: [] }).body).toContain('記録が矛盾していて');
  });

  it('sends people to the organisation’s job where the request is not even recorded', () => {
    expect(issueOf(unseen).title).toBe(`【削除されていません】${post}`);
    expect(issueOf(unseen).body).toContain('account `organisation`');
  });

  it('is another one than that of the same post being late', () => {
    expect(overdueMarker(ungone)).not.toBe(overdueMarker(alarm));
    expect(readMarker(overdueMarker(ungone))).toEqual({ job: account, post, about: 'removal' });
    expect(readMarker(overdueMarker(alarm))).toEqual({ job: account, post, about: 'publication' });
    expect(readMarker('<!-- koho:overdue -->')).toMatchObject({ job: '', post: '' });
  });
});

describe('what the watchdog prints', () => {
  const report = {
    ...{
      overdue: [alarm],
      issues: [],
      reminders: [],
      unreadable: [],
      broken: [],
      timeZone: 'Asia/Tokyo',
    },
  };
  it('is the same in both languages', () => {
    expect(watchText(report, 'ja')).toBe(
      `公開されていません：${post}（${account}、12月1日（火）10:00から）`,
    );
    expect(watchText(report, 'en')).toBe(`Not out: ${post} (${account}, since Tue 1 Dec 10:00)`);
    const left = { ...report, overdue: [ungone] };
    expect(watchText(left, 'ja')).toBe(
      `削除されていません：${post}（${account}、12月1日（火）10:00の指示）`,
    );
    expect(watchText(left, 'en')).toBe(`Not gone: ${post} (${account}, ordered Tue 1 Dec 10:00)`);
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
