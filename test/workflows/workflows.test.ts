import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { cronPerDay } from '../../src/pipeline/plan/runner-minutes.ts';
import { organisationLogName } from '../../src/pipeline/workplace/logs.ts';
import { leadMs } from '../../src/publish/clock/crowd.ts';
import { timeLimits } from '../../src/publish/clock/time-limits.ts';
import { goneWithinMs, removalPatienceMs } from '../../src/publish/removal/removal-step.ts';
import { intentLeadMs, prepareLeadMs } from '../../src/publish/situation.ts';
import { permissionsOfTell, permissionsOfWithdraw } from '../pipeline/withdrawals.ts';

const minute = 60_000;
const folder = join(import.meta.dirname, '../../.github/workflows');
const accountsFolder = join(import.meta.dirname, '../../policies/accounts');

interface Concurrency {
  readonly group: string;
  readonly queue?: string;
  readonly 'cancel-in-progress'?: boolean;
}

interface Job {
  readonly environment?: string;
  readonly if?: string;
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
  readonly strategy?: { readonly matrix: { readonly account: string } };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Triggers {
  readonly push?: unknown;
  readonly schedule?: readonly { readonly cron: string }[];
  readonly workflow_dispatch?: {
    readonly inputs?: Readonly<Record<string, { readonly options?: readonly string[] }>>;
  } | null;
}

interface Workflow {
  readonly on: Triggers;
  readonly 'run-name'?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow: Workflow = parse(text);
  return { file, text, workflow };
});

function workflow(file: string): Workflow {
  const found = workflows.find((one) => one.file === file);
  if (!found) throw new Error(file);
  return found.workflow;
}

describe.each(workflows)('$file', ({ text, workflow: { permissions, jobs } }) => {
  it('grants nothing at the top, and only what a job needs below', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job.permissions?.contents ?? 'none').not.toBe('write');
    }
  });

  it('pins actions by commit and keeps no credentials in the clone', () => {
    for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (step.uses && step.uses !== './')
        expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (step.uses?.startsWith('actions/checkout')) {
        expect(step.with?.['persist-credentials']).toBe(false);
      }
    }
  });

  it('ends every job in time', () => {
    for (const [name, job] of Object.entries(jobs)) {
      const most = name === 'clock' ? timeLimits.forgeJobMs / minute - 1 : 60;
      expect(job['timeout-minutes']).toBeLessThanOrEqual(most);
    }
  });

  it('puts no text of others into a script', () => {
    for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
      expect(step.run ?? '').not.toMatch(/\$\{\{/);
    }
    expect(text).not.toMatch(/github\.(?:head_ref|event\.pull_request\.(?:title|body|head))/);
  });
});

describe('check.yml', () => {
  const { on, jobs } = workflow('check.yml');

  it('runs the code of the default branch, without an environment, and checks out nothing of the pull request', () => {
    expect(Object.keys(on)).toEqual(['pull_request_target']);
    for (const job of Object.values(jobs)) {
      expect(job.environment).toBeUndefined();
      for (const step of job.steps) expect(step.with?.ref).toBeUndefined();
    }
  });
});

describe('brakes.yml', () => {
  const { on, jobs } = workflow('brakes.yml');

  it('is started by hand only, for the registered accounts', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    const { inputs } = on.workflow_dispatch as {
      inputs: Readonly<Record<string, { readonly options?: readonly string[] }>>;
    };
    const registered = readdirSync(accountsFolder).map((file) => file.replace(/\.yml$/, ''));
    expect(inputs.account?.options?.toSorted()).toEqual(['*', ...registered].toSorted());
  });

  it('lifts in the organisation’s environment, answers in the account’s, and shares their queues', () => {
    const { jobs: publishing } = workflow('publish.yml');
    const waits = ({ concurrency }: Job) => [
      concurrency?.group.replace('inputs', 'matrix'),
      concurrency?.queue,
    ];
    expect(jobs.resume?.environment).toBe('koho-organisation');
    expect(jobs.resolve?.environment).toMatch(/^koho-\$\{\{ inputs\.account \}\}$/);
    for (const [order, job] of [
      [jobs.resume, publishing.record],
      [jobs.resolve, publishing.publish],
    ] as const) {
      expect(order && waits(order)).toEqual(job && waits(job));
      expect(order?.concurrency?.queue).toBe('max');
    }
    for (const { steps } of Object.values(jobs)) expect(steps[0]?.with?.ref).toBe('main');
  });

  it('may write issues only where the accounts’ jobs may', () => {
    expect(jobs.resume?.permissions?.issues).toBeUndefined();
    expect(jobs.resolve?.permissions?.issues).toBe('write');
  });
});

describe('withdraw.yml', () => {
  const { on, jobs } = workflow('withdraw.yml');
  const { withdraw, tell } = jobs;

  it('is started by hand only, for the registered accounts, all of them in each of its jobs', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    const registered = readdirSync(accountsFolder).map((file) => file.replace(/\.yml$/, ''));
    const options = on.workflow_dispatch?.inputs?.account?.options ?? [];
    expect(options.toSorted()).toEqual(['*', ...registered].toSorted());
    for (const job of [withdraw, tell]) {
      const [, all = ''] =
        /\|\| '(\[.+\])'\) \}\}$/.exec(job?.strategy?.matrix.account ?? '') ?? [];
      expect(JSON.parse(all).toSorted()).toEqual(registered.toSorted());
      expect(job?.steps[0]?.with?.ref).toBe('main');
    }
  });

  it('deletes with the keys and without a word to anybody; tells without the keys', () => {
    expect(Object.keys(jobs)).toEqual(['withdraw', 'tell']);
    expect(withdraw?.environment).toMatch(/^koho-\$\{\{ matrix\.account \}\}$/);
    expect(withdraw?.permissions).toEqual(permissionsOfWithdraw);
    expect(tell?.environment).toBeUndefined();
    expect(tell?.permissions).toEqual(permissionsOfTell);
    expect(JSON.stringify(tell)).not.toContain('secrets');
  });

  it('tells of what could not be deleted within its run, however that ended, and opens no issue twice', () => {
    expect(tell?.needs).toBe('withdraw');
    expect(tell?.if).toMatch(/^\$\{\{ always\(\) \}\}$/);
    expect(tell?.concurrency).toEqual(workflow('publish.yml').jobs.publish?.concurrency);
  });
});

describe('publish.yml', () => {
  const { jobs, concurrency, on, 'run-name': runName } = workflow('publish.yml');

  it('never cancels a publication in progress', () => {
    for (const one of [concurrency, ...Object.values(jobs).map((job) => job.concurrency)]) {
      expect(one?.['cancel-in-progress'] ?? false).toBe(false);
    }
  });

  it('publishes what was approved before also when the record could not be written now', () => {
    expect(jobs.publish?.needs).toBe('record');
    expect(jobs.publish?.if).toMatch(/^\$\{\{ !cancelled\(\) && /);
  });

  it('has a job with its own environment for each registered account, and works on main', () => {
    const registered = readdirSync(accountsFolder).map((file) => file.replace(/\.yml$/, ''));
    // All of them where no account is named, else that one, quoted: no input can name several.
    const matrix = jobs.publish?.strategy?.matrix.account ?? '';
    const [, all = ''] =
      /^\$\{\{ fromJSON\(\(inputs\.account \|\| 'all'\) != 'all' && format\('\[\{0\}\]', toJSON\(inputs\.account\)\) \|\| '(\[.+\])'\) \}\}$/.exec(
        matrix,
      ) ?? [];
    expect(JSON.parse(all).toSorted()).toEqual(registered.toSorted());
    const options = on.workflow_dispatch?.inputs?.account?.options ?? [];
    expect(options.toSorted()).toEqual(['all', organisationLogName, ...registered].toSorted());
    expect(jobs.publish?.environment).toMatch(/^koho-\$\{\{ matrix\.account \}\}$/);
    for (const { steps } of Object.values(jobs)) expect(steps[0]?.with?.ref).toBe('main');
  });

  it('says in its title whose job it is: the clock knows runs by it', () => {
    expect(runName).toMatch(/^\$\{\{ inputs\.account \|\| /);
  });

  it('holds no environment but in the job that needs it, each in a group of its own', () => {
    expect(jobs.record?.environment).toBe('koho-organisation');
    expect(jobs.record?.concurrency?.group).toBe('koho-record');
    expect(jobs.publish?.concurrency?.group).toBe(`koho-\${{ matrix.account }}`);
  });
});

describe('clock.yml', () => {
  const { jobs, concurrency, on } = workflow('clock.yml');

  it('holds no key: no environment, no secret, and may start workflows only', () => {
    const [job] = Object.values(jobs);
    expect(Object.keys(jobs)).toEqual(['clock']);
    expect(job?.environment).toBeUndefined();
    expect(job?.permissions).toEqual({ actions: 'write', contents: 'read' });
    expect(workflows.find(({ file }) => file === 'clock.yml')?.text).not.toMatch(/secrets/);
  });

  it('runs once; its successor waits for it', () => {
    expect(concurrency).toEqual({ group: 'koho-clock', 'cancel-in-progress': false });
    expect(Object.keys(on).toSorted()).toEqual(['push', 'schedule', 'workflow_dispatch']);
  });
});

describe('watch.yml', () => {
  const { jobs, concurrency, on } = workflow('watch.yml');

  it('holds no key, starts nothing, and may only tell', () => {
    const [job] = Object.values(jobs);
    expect(Object.keys(jobs)).toEqual(['watch']);
    expect(job?.environment).toBeUndefined();
    expect(job?.permissions).toEqual({
      ...{ actions: 'read', contents: 'read' },
      ...{ issues: 'write', 'pull-requests': 'write' },
    });
    expect(job?.steps[0]?.with?.ref).toBe('main');
    expect(workflows.find(({ file }) => file === 'watch.yml')?.text).not.toMatch(/secrets/);
  });

  it('is started by a cron of its own, whatever the clock does; one at a time, so that no issue is opened twice', () => {
    expect(Object.keys(on).toSorted()).toEqual(['schedule', 'workflow_dispatch']);
    expect(concurrency).toEqual({ group: 'koho-watch', 'cancel-in-progress': false });
  });

  it('and the clock do not come in the same minutes: what drops one may spare the other', () => {
    const minutesOf = (file: string) =>
      (workflow(file).on.schedule?.[0]?.cron.split(' ')[0] ?? '').split(',');
    const clock = new Set(minutesOf('clock.yml'));
    expect(minutesOf('watch.yml').filter((minute) => clock.has(minute))).toEqual([]);
  });
});

describe('lengths of time', () => {
  const of = (file: string, job: string) =>
    (workflow(file).jobs[job]?.['timeout-minutes'] ?? 0) * minute;
  const t = timeLimits;

  it('are those of the program', () => {
    expect(of('clock.yml', 'clock')).toBe(t.clockJobMs);
    expect(of('publish.yml', 'publish')).toBe(t.accountJobMs);
    expect(of('publish.yml', 'record')).toBe(t.recordJobMs);
  });

  it('let a clock call its successor, and call again, before its job is ended', () => {
    expect(t.clockJobMs).toBeLessThan(t.forgeJobMs);
    expect(t.handOverAfterMs).toBeLessThanOrEqual(t.clockJobMs - 10 * minute);
  });

  it('let every intent end before its job does, however many take turns', () => {
    const stay = leadMs(t.mostTurns) + t.stayBeyondLeadMs;
    expect(stay + t.longestLeaseMs).toBeLessThan(t.accountJobMs);
  });

  it('let a dispatch get lost and a runner be slow before the due second', () => {
    expect(t.resendAfterMs * 2).toBeLessThanOrEqual(t.leadMs - intentLeadMs);
    expect(t.lookEveryMs).toBeLessThanOrEqual(t.leadMs - intentLeadMs);
  });

  it('let a request end within what waits for it', () => {
    expect(t.platformRequestMs).toBeLessThan(prepareLeadMs);
    expect(t.platformRequestMs).toBeLessThan(t.longestLeaseMs);
    expect(t.forgeRequestMs).toBeLessThan(t.lookEveryMs);
    expect(prepareLeadMs).toBeLessThan(intentLeadMs);
  });

  it('let an order to withdraw stay for its slow deletions, and read the last one back', () => {
    const start = 5 * minute;
    const stay = removalPatienceMs + goneWithinMs + t.platformRequestMs;
    expect(start + stay).toBeLessThan(of('withdraw.yml', 'withdraw'));
  });

  it('leave the repository under six pushes a minute, the organisation’s included', () => {
    expect(minute / t.pushGapMs + 1).toBeLessThan(6);
    expect(t.pushesPerMinute).toBeLessThan(6);
  });
});

const cronRuns: readonly [file: string, aDay: number][] = [
  ['clock.yml', cronPerDay.clock],
  ['publish.yml', cronPerDay.publish],
  ['watch.yml', cronPerDay.watch],
];
test.each(cronRuns)('the forecast of runner minutes knows the cron of %s', (file, aDay) => {
  const crons = workflow(file).on.schedule ?? [];
  const runs = crons.map(({ cron }) => {
    const [minutes = '', hours = ''] = cron.split(' ');
    return minutes.split(',').length * (hours === '*' ? 24 : hours.split(',').length);
  });
  expect(runs.reduce((a, b) => a + b, 0)).toBe(aDay);
});
