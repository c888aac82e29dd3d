import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitEnvironment } from '../../src/cli/demo/author-clone.ts';
import { engage } from '../../src/cli/demo/cast.ts';
import { Forge } from '../../src/cli/demo/forge.ts';
import { askJson, textOf } from '../../src/cli/demo/http.ts';
import { demoRepository, establish, type Organisation } from '../../src/cli/demo/organisation.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { publish } from '../../src/pipeline/publish/publish.ts';
import { record } from '../../src/pipeline/record/record.ts';
import type { RecordReport } from '../../src/pipeline/record/record-main.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import type { Report } from '../../src/publish/report.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

export const staff = 'hokkaido-mihon-suzuki';
export const colleague = 'hokkaido-mihon-abe';
export const head = 'hokkaido-mihon-ito';
export const operator = 'hokkaido-mihon-nakamura';
export const otherOperator = 'hokkaido-mihon-kobayashi';
export const kotsuX = 'hokkaido-kotsu-x';
export const kotsuFacebook = 'hokkaido-kotsu-facebook';
export const kohoX = 'hokkaido-koho-x';

/** Path → content; null = deleted. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Clock {
  /** Added to the machine's clock to make that of the outside. */
  offMs: number;
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

/**
 * The example organisation on a sandbox of its own, in this process; git,
 * clients, logs and signatures are real. Jobs keep one clone for each writer.
 */
export async function setStage(o: { readonly init?: boolean } = {}) {
  const work = await mkdtemp(join(tmpdir(), 'koho-pipeline-'));
  const clock: Clock = { offMs: 0 };
  const now = () => Date.now() + clock.offMs;
  const sandbox = await startSandbox({ dataDir: join(work, 'sandbox'), now });
  const organisation = await establish(process.cwd(), sandbox.url);
  const policy = new Map(organisation.files.map(({ path, content }) => [path, String(content)]));
  const texts = ['policies/koho.yml', 'policies/departments.yml'].map((at) => policy.get(at) ?? '');
  const { cast, members } = await engage(`${sandbox.url}/github`, texts);
  const forge = new Forge(sandbox.url, cast);
  const [owner, name] = demoRepository.split('/');
  const made = await askJson('POST', `${sandbox.url}/github/_control/repositories`, {
    body: { owner, name, private: true, collaborators: members },
  });
  const cloneUrl = textOf(made, 'cloneUrl');
  const bare = join(work, 'sandbox', `${textOf(made, 'id')}.git`);
  const deployTokens = await giveKeys(sandbox.url, forge, organisation);
  const git = gitIn(work);
  await git(['init', '--quiet', '--bare', 'author.git']);

  let drafts = 0;
  const clones = new Map<string, string>();
  const issued = [
    ...cast.values(),
    ...deployTokens.values(),
    ...organisation.ledgerKeys.values(),
    ...[...organisation.accounts.values()].flatMap(({ environment }) =>
      Object.entries(environment).flatMap(([key, value]) => (key.endsWith('_URL') ? [] : [value])),
    ),
  ];

  const api = (login: string, method: string, path: string, body?: unknown) =>
    askJson(method, `${sandbox.url}/github/api/v3/repos/${demoRepository}${path}`, {
      token: forge.token(login),
      ...(body === undefined ? {} : { body }),
    });

  /** One commit on the branch (a new one starts at main), pushed by this person. */
  async function push(branch: string, changes: Changes, by: string): Promise<void> {
    drafts += 1;
    const draft = `refs/drafts/${drafts}`;
    const authorised = gitIn(join(work, 'author.git'), gitEnvironment(forge.token(by)));
    await authorised(['fetch', '--quiet', cloneUrl, '+refs/heads/*:refs/heads/*']).catch(() => '');
    const known = await authorised(['for-each-ref', '--format=%(refname)', 'refs/heads']);
    const refs = known.split('\n');
    const from = [`refs/heads/${branch}`, 'refs/heads/main'].find((ref) => refs.includes(ref));
    const id = await forge.idOf(by);
    const stream = importStream({ draft, from, changes, by: `${id}+${by}`, login: by });
    await authorised(['fast-import', '--quiet'], stream);
    await authorised(['push', '--quiet', cloneUrl, `${draft}:refs/heads/${branch}`]);
  }

  async function merge(pull: string, how: 'squash' | 'rebase' | 'merge', by = operator) {
    await api(by, 'PUT', `/pulls/${pull}/merge`, { merge_method: how });
  }

  async function clone(writer: string, fresh = false): Promise<string> {
    const known = clones.get(writer);
    if (known && !fresh) return known;
    const directory = await mkdtemp(join(work, `job-${writer}-`));
    const args = ['clone', '--quiet', '--branch', 'main', '--single-branch', cloneUrl, directory];
    await gitIn(work, gitEnvironment(forge.token(operator)))(args);
    clones.set(writer, directory);
    return directory;
  }

  /** What the workflow gives to the job of this writer. `over`: variables set otherwise; `fresh`: a new clone. */
  async function settings(
    writer: string,
    job: { readonly over?: Environment; readonly fresh?: boolean } = {},
  ): Promise<Settings> {
    const root = await clone(writer, job.fresh);
    const run = await forge.startRun(operator);
    issued.push(run.token);
    return {
      root,
      token: run.token,
      environment: {
        PATH: process.env.PATH,
        ...organisation.accounts.get(writer)?.environment,
        GITHUB_RUN_ID: run.id,
        GITHUB_RUN_ATTEMPT: '1',
        KOHO_LEDGER_KEY: organisation.ledgerKeys.get(writer),
        KOHO_LEDGER_TOKEN: deployTokens.get(writer),
        ...job.over,
      },
    };
  }

  async function ended<T>({ environment }: Settings, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await forge.completeRun(environment.GITHUB_RUN_ID || '0', 'success').catch(() => undefined);
    }
  }

  const stage = {
    work,
    sandbox,
    organisation,
    policy,
    forge,
    clock,
    bare,
    cloneUrl,
    deployTokens,
    /** Every credential that anybody was given: none of them may be seen anywhere. */
    issued,
    api,
    push,
    merge,
    settings,
    clone,

    /** Past everybody: an administrator's push to main. */
    direct: (changes: Changes) => push('main', changes, operator),

    /** A branch of its own with a pull request; returns its number. */
    async open(branch: string, changes: Changes, by = staff): Promise<string> {
      await push(branch, changes, by);
      return forge.openPull(by, branch, branch);
    },

    /** The way it should be: staff submit, the head approves, it is merged. */
    async submit(branch: string, changes: Changes): Promise<string> {
      const pull = await stage.open(branch, changes);
      await forge.approve(head, pull);
      await forge.squash(staff, pull);
      return pull;
    },

    /** A change of the policy that another operator approves. */
    async amend(branch: string, changes: Changes): Promise<string> {
      const pull = await stage.open(branch, changes, operator);
      await forge.approve(otherOperator, pull);
      await merge(pull, 'squash');
      return pull;
    },

    async record(job: Parameters<typeof settings>[1] = {}): Promise<RecordReport> {
      const given = await settings('organisation', job);
      return ended(given, record(given, { init: false }));
    },

    async init(): Promise<RecordReport> {
      const given = await settings('organisation');
      return ended(given, record(given, { init: true }));
    },

    async publish(
      account: string,
      job: Parameters<typeof settings>[1] & { readonly stayMs?: number } = {},
    ): Promise<Report> {
      const given = await settings(account, job);
      return ended(given, publish(given, { account, stayMs: job.stayMs ?? 0 }));
    },

    /** What the public sees, newest first. */
    async timeline(account: string): Promise<readonly string[]> {
      const answer = await askJson('GET', organisation.accounts.get(account)?.timeline ?? '');
      return (answer as { posts: { text: string }[] }).posts.map(({ text }) => text);
    },

    /** Records of a log as they lie in the repository, in order. */
    async log(name: string): Promise<readonly AnyRecord[]> {
      const bareGit = gitIn(bare);
      const refs = await bareGit([
        'for-each-ref',
        '--format=%(refname)',
        `refs/heads/ledger/${name}`,
      ]);
      if (refs === '') return [];
      const lines = await bareGit(['cat-file', 'blob', `${refs}:records/00000000.jsonl`]);
      return lines.split('\n').map((line): AnyRecord => JSON.parse(line));
    },

    /** Changes a ref of the repository behind everybody's back. */
    setRef: (ref: string, commit: string | null) =>
      gitIn(bare)(commit === null ? ['update-ref', '-d', ref] : ['update-ref', ref, commit]),
    refOf: (ref: string) => gitIn(bare)(['rev-parse', ref]),
    bareGit: gitIn(bare),

    /** A plain clone with every branch, as an auditor makes it. */
    async mirror(): Promise<string> {
      const directory = await mkdtemp(join(work, 'mirror-'));
      const args = ['clone', '--quiet', '--no-checkout', cloneUrl, directory];
      await gitIn(work, gitEnvironment(forge.token(operator)))(args);
      return directory;
    },

    platformFault: (body: object) => askJson('POST', `${sandbox.url}/_sandbox/faults`, { body }),
    githubFault: (body: object) =>
      askJson('POST', `${sandbox.url}/github/_control/faults`, { body }),
    async clearFaults(): Promise<void> {
      await askJson('DELETE', `${sandbox.url}/_sandbox/faults`);
      await askJson('DELETE', `${sandbox.url}/github/_control/faults`);
    },

    async close(): Promise<void> {
      await sandbox.close();
      await rm(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await push('main', Object.fromEntries(policy), operator);
  if (o.init !== false) await stage.init();
  return stage;
}

/** A post with every question answered, for one department's accounts. */
export function post(o: {
  readonly text: string;
  readonly accounts?: readonly string[];
  readonly title?: string;
  readonly keys?: string;
}): string {
  const { text, accounts = [kotsuX], title = 'お知らせ', keys = '' } = o;
  return `---
title: ${title}
accounts: [${accounts.join(', ')}]
${keys}answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
---
${text}
`;
}

export function pathOf(slug: string): string {
  return `posts/kotsu/2026/${slug}.md`;
}

/** Kinds of the records about a post, in the organisation's log. */
export function about(records: readonly AnyRecord[], slug: string): readonly string[] {
  const name = pathOf(slug).replace(/\.md$/, '');
  return records.flatMap((one) => ('post' in one.body && one.body.post === name ? [one.kind] : []));
}

/** Codes of the reasons of the refusals of a post. */
export function refusals(records: readonly AnyRecord[], slug: string): readonly string[] {
  const name = pathOf(slug).replace(/\.md$/, '');
  return records.flatMap((one) =>
    one.kind === 'refused' && one.body.post === name
      ? one.body.reasons.map(({ code }) => code)
      : [],
  );
}

export function blockedBy(records: readonly AnyRecord[]): readonly string[] {
  return records.flatMap((one) => (one.kind === 'blocked' ? [one.body.reason.code] : []));
}

export function countOf(records: readonly AnyRecord[], kind: AnyRecord['kind']): number {
  return records.filter((one) => one.kind === kind).length;
}

/** The rules of docs/: main by pull request, each log by its writer's key only. */
async function giveKeys(sandbox: string, forge: Forge, { ledgerKeys }: Organisation) {
  const tokens = new Map<string, string>();
  const main = {
    ...{ pattern: 'main', requirePullRequest: true, requiredApprovals: 1 },
    ...{ requireCodeOwnerReview: true, dismissStale: true, bypassAdmins: true },
    ...{ denyForce: true, denyDelete: true },
  };
  const branches: object[] = [main];
  for (const log of ledgerKeys.keys()) {
    const { id, token } = await forge.deployKey(log);
    tokens.set(log, token);
    const pushers = [`deploy-key:${id}`];
    branches.push({ pattern: `ledger/${log}/*`, denyForce: true, denyDelete: true, pushers });
  }
  const path = `/github/_control/repositories/${demoRepository}/rules`;
  await askJson('POST', `${sandbox}${path}`, { body: { branches } });
  return tokens;
}

function importStream(o: {
  readonly draft: string;
  readonly from: string | undefined;
  readonly changes: Changes;
  readonly by: string;
  readonly login: string;
}): Buffer {
  const who = `${o.login} <${o.by}@users.noreply.github.com> ${Math.floor(Date.now() / 1000)} +0900`;
  const pieces: (string | Uint8Array)[] = [
    `commit ${o.draft}\nauthor ${who}\ncommitter ${who}\n${data(o.login)}`,
    ...(o.from === undefined ? [] : [`\nfrom ${o.from}`]),
  ];
  for (const [name, content] of Object.entries(o.changes)) {
    const path = /["\n]/.test(name) ? JSON.stringify(name) : name;
    if (content === null) pieces.push(`\nD ${path}`);
    else {
      const bytes = Buffer.from(content);
      pieces.push(`\nM 100644 inline ${path}\ndata ${bytes.length}\n`, bytes);
    }
  }
  return Buffer.concat([...pieces, '\n'].map((piece) => Buffer.from(piece)));
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

export function gitIn(cwd: string, env: Readonly<Record<string, string>> = {}) {
  return (args: readonly string[], input?: Uint8Array): Promise<string> =>
    new Promise((resolve, reject) => {
      const options = {
        cwd,
        env: { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
        maxBuffer: 64 * 1024 * 1024,
      };
      const child = execFile('git', [...args], options, (error, stdout, stderr) => {
        if (error) reject(new Error(`git ${args[0]}: ${stderr}`));
        else resolve(stdout.trim());
      });
      // A git that reads nothing may be gone before this arrives.
      child.stdin?.on('error', () => undefined).end(input ?? '');
    });
}
