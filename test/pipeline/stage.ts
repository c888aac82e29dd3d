import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gitEnvironment } from '../../src/cli/demo/author-clone.ts';
import type { Forge } from '../../src/cli/demo/forge.ts';
import { askJson } from '../../src/cli/demo/http.ts';
import { demoRepository, type Organisation } from '../../src/cli/demo/organisation.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { publish } from '../../src/pipeline/publish/publish.ts';
import { record } from '../../src/pipeline/record/record.ts';
import type { RecordReport } from '../../src/pipeline/record/record-main.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import type { Report } from '../../src/publish/report.ts';
import { type Changes, type Git, gitIn, importStream } from './git-in.ts';
import type { OwnSandbox } from './own-sandbox.ts';
import { head, operator, otherOperator, staff } from './people.ts';
import { partFrom } from './stage-clock.ts';

export interface StageParts {
  readonly work: string;
  readonly sandbox: OwnSandbox;
  readonly organisation: Organisation;
  /** The policy files as main began with them. */
  readonly policy: ReadonlyMap<string, string>;
  readonly forge: Forge;
  readonly deployTokens: ReadonlyMap<string, string>;
  /** The repository itself, as the sandbox keeps it. */
  readonly bare: string;
  readonly cloneUrl: string;
  /** Every credential that anybody was given: none of them may be seen anywhere. */
  readonly issued: string[];
}

/** A job of a run of Actions. */
export interface Run {
  readonly id: string;
  readonly attempt: string;
  readonly token: string;
}

/** `over`: variables set otherwise; `fresh`: a new clone, which remembers nothing; `run`: whose job it is. */
export interface JobOptions {
  readonly run?: Run;
  readonly over?: Readonly<Record<string, string | undefined>>;
  readonly fresh?: boolean;
}

/** What people, jobs and the public do and see. Jobs keep one clone for each writer. */
export class Stage {
  readonly o: StageParts;
  readonly policy: StageParts['policy'];
  readonly forge: Forge;
  readonly #clones = new Map<string, string>();
  #drafts = 0;

  constructor(parts: StageParts) {
    this.o = parts;
    this.policy = parts.policy;
    this.forge = parts.forge;
  }

  api(login: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const url = `${this.o.sandbox.url}/github/api/v3/repos/${demoRepository}${path}`;
    const token = this.forge.token(login);
    return askJson(method, url, { token, ...(body === undefined ? {} : { body }) });
  }

  /** One commit on the branch (a new one starts at main), pushed by this person. */
  async push(branch: string, changes: Changes, by: string): Promise<void> {
    this.#drafts += 1;
    const draft = `refs/drafts/${this.#drafts}`;
    const from = (await this.#tip(branch)) ?? (await this.#tip('main'));
    const git = gitIn(join(this.o.work, 'author.git'), gitEnvironment(this.forge.token(by)));
    const id = await this.forge.idOf(by);
    await git(['fast-import', '--quiet'], importStream({ draft, from, changes, id, login: by }));
    await git(['push', '--quiet', this.o.cloneUrl, `${draft}:refs/heads/${branch}`]);
  }

  /** Past everybody: an administrator's push to main. */
  direct(changes: Changes): Promise<void> {
    return this.push('main', changes, operator);
  }

  /** A branch of its own with a pull request; returns its number. */
  async open(branch: string, changes: Changes, by = staff): Promise<string> {
    await this.push(branch, changes, by);
    return this.forge.openPull(by, branch, branch);
  }

  async merge(pull: string, how: 'squash' | 'rebase' | 'merge'): Promise<void> {
    await this.api(operator, 'PUT', `/pulls/${pull}/merge`, { merge_method: how });
  }

  /** The way it should be: staff submit, the head approves, it is merged. */
  async submit(branch: string, changes: Changes): Promise<string> {
    const pull = await this.open(branch, changes);
    await this.forge.approve(head, pull);
    await this.forge.squash(staff, pull);
    return pull;
  }

  /** A change of the policy that another operator approves. */
  async amend(branch: string, changes: Changes): Promise<string> {
    const pull = await this.open(branch, changes, operator);
    await this.forge.approve(otherOperator, pull);
    await this.merge(pull, 'squash');
    return pull;
  }

  /** What the workflow gives to the job of this writer. */
  async settings(writer: string, { over, run, fresh = false }: JobOptions = {}): Promise<Settings> {
    const { organisation, deployTokens, issued } = this.o;
    const root = await this.clone(writer, fresh);
    const started = run ?? { ...(await this.forge.startRun(operator)), attempt: '1' };
    const { id, attempt, token } = started;
    issued.push(token);
    const environment = {
      PATH: process.env.PATH,
      ...organisation.accounts.get(writer)?.environment,
      GITHUB_RUN_ID: id,
      GITHUB_RUN_ATTEMPT: attempt,
      KOHO_LEDGER_KEY: organisation.ledgerKeys.get(writer),
      KOHO_LEDGER_TOKEN: deployTokens.get(writer),
      ...over,
    };
    return { root, token, environment };
  }

  async clone(writer: string, fresh = false): Promise<string> {
    const known = this.#clones.get(writer);
    if (known && !fresh) return known;
    const directory = await this.#cloned(`job-${writer}-`, ['--branch', 'main', '--single-branch']);
    this.#clones.set(writer, directory);
    return directory;
  }

  /** A plain clone with every branch, as an auditor makes it. */
  mirror(): Promise<string> {
    return this.#cloned('mirror-', ['--no-checkout']);
  }

  async record(job: JobOptions = {}): Promise<RecordReport> {
    const settings = await this.settings('organisation', job);
    return this.#ended(settings, record(settings, { init: false }));
  }

  async init(): Promise<RecordReport> {
    const settings = await this.settings('organisation');
    return this.#ended(settings, record(settings, { init: true }));
  }

  async publish(account: string, job: JobOptions & { readonly stayMs?: number } = {}) {
    const settings = await this.settings(account, job);
    const { stayMs = 0 } = job;
    return this.#ended<Report>(settings, publish(settings, { account, stayMs }));
  }

  /** What the public sees, newest first. */
  async timeline(account: string): Promise<readonly string[]> {
    const answer = await askJson('GET', this.o.organisation.accounts.get(account)?.timeline ?? '');
    return (answer as { posts: { text: string }[] }).posts.map(({ text }) => text);
  }

  /** Under which id the platform shows the public post with this text. */
  async publicId(account: string, text: string): Promise<string> {
    const answer = await askJson('GET', this.o.organisation.accounts.get(account)?.timeline ?? '');
    const { posts } = answer as { posts: { id: string; text: string }[] };
    return posts.find((one) => one.text === text)?.id ?? '';
  }

  /** Records of a log as they lie in the repository, in order. */
  async log(name: string): Promise<readonly AnyRecord[]> {
    const ref = await this.logRef(name);
    if (ref === '') return [];
    const lines = await this.bareGit(['cat-file', 'blob', `${ref}:records/00000000.jsonl`]);
    return lines.split('\n').map((line): AnyRecord => JSON.parse(line));
  }

  /** The branch of a log; empty before its first record. */
  async logRef(name: string): Promise<string> {
    const folder = `refs/heads/ledger/${name}`;
    const years = await readdir(join(this.o.bare, folder)).catch(() => []);
    return years.map((year) => `${folder}/${year}`).join('\n');
  }

  /** Git in the repository itself, behind everybody's back. */
  get bareGit(): Git {
    return gitIn(this.o.bare);
  }

  setRef(ref: string, commit: string | null): Promise<string> {
    return this.bareGit(commit === null ? ['update-ref', '-d', ref] : ['update-ref', ref, commit]);
  }

  platformFault(body: object): Promise<unknown> {
    return askJson('POST', `${this.o.sandbox.url}/_sandbox/faults`, { body });
  }

  githubFault(body: object): Promise<unknown> {
    return askJson('POST', `${this.o.sandbox.url}/github/_control/faults`, { body });
  }

  async clearFaults(): Promise<void> {
    await askJson('DELETE', `${this.o.sandbox.url}/_sandbox/faults`);
    await askJson('DELETE', `${this.o.sandbox.url}/github/_control/faults`);
  }

  async close(): Promise<void> {
    partFrom(this.o.sandbox);
    await this.o.sandbox.close();
    await rm(this.o.work, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Of a branch as it lies in the repository, which packs no refs. */
  async #tip(branch: string): Promise<string | undefined> {
    const tip = await readFile(join(this.o.bare, 'refs', 'heads', branch), 'utf8').catch(() => '');
    return tip.trim() || undefined;
  }

  async #cloned(prefix: string, options: readonly string[]): Promise<string> {
    const { work, cloneUrl } = this.o;
    const directory = await mkdtemp(join(work, prefix));
    const git = gitIn(work, gitEnvironment(this.forge.token(operator)));
    await git(['clone', '--quiet', ...options, cloneUrl, directory]);
    return directory;
  }

  /** The forge knows when a job has ended, whatever came of it. */
  async #ended<T>({ environment }: Settings, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      const { GITHUB_RUN_ID: id } = environment;
      if (id) await this.forge.completeRun(id, 'success');
    }
  }
}
