import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fittingPullRequest } from '../../src/approval/fitting-pull-request.ts';
import { commitReader } from '../../src/forge/git/commit-reader.ts';
import { Repository } from '../../src/forge/git/repository.ts';
import { changeFacts } from '../../src/forge/github/change-facts.ts';
import { openGitHub } from '../../src/forge/github/github.ts';
import type { ServedGitHub } from '../sandbox/github/serve-github.ts';
import { dayZero, people, type Who } from './people.ts';
import {
  type Files,
  type Hearing,
  isPolicyPath,
  type Push,
  postPaths,
  type Signer,
  type Stage,
} from './stage.ts';

export type Tokens = ReadonlyMap<Who, string>;

/** Everybody of the scenarios gets an account on the sandbox. */
export async function enrol(github: ServedGitHub): Promise<Tokens> {
  const tokens = new Map<Who, string>();
  for (const [who, { id, login, bot }] of Object.entries(people)) {
    const user = { id, login, type: bot ? 'Bot' : 'User', email: mailOf(who as Who) };
    tokens.set(who as Who, String((await github.control('/users', user)).token));
  }
  return tokens;
}

export interface PlayedStage extends Stage {
  readonly repository: string;
}

let repositories = 0;

/** Real git over HTTP, real pull requests and reviews, and koho's own adapter on top. */
export async function playedStage(
  github: ServedGitHub,
  tokens: Tokens,
  initial: Files,
): Promise<PlayedStage> {
  repositories += 1;
  const [owner, name] = ['hokkaido', `koho-${repositories}`];
  const repository = `${owner}/${name}`;
  const collaborators = Object.entries(people).map(([who, { login }]) => ({
    login,
    permission: who === 'operator' ? 'admin' : 'write',
  }));
  const made = await github.control('/repositories', { owner, name, collaborators });
  const cloneUrl = String(made.cloneUrl);
  const dir = await mkdtemp(join(github.workDir, 'stage-'));
  let minutes = 0;
  let drafts = 0;

  const tokenOf = (who: Who) => tokens.get(who) ?? '';
  const urlFor = (who: Who) =>
    cloneUrl.replace('http://', `http://x-access-token:${tokenOf(who)}@`);
  const git = (args: readonly string[], input?: string) => runGit(dir, args, input);
  const tick = () => {
    minutes += 1;
    github.setNow(dayZero + minutes * 60_000);
  };
  const ask = async (who: Who, method: string, path: string, body?: unknown) =>
    github.rest(method, `/repos/${repository}/${path}`, { token: tokenOf(who), body });
  const must = async (who: Who, method: string, path: string, body?: unknown) => {
    const answer = await ask(who, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
  // Only what was done on the forge's pages is not here yet: fetching each time doubles the cost.
  let behind = false;
  const tipOf = async (branch: string) => {
    if (behind) await git(['fetch', '-q', urlFor('operator'), '+refs/heads/*:refs/heads/*']);
    behind = false;
    const tip = await git(['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]);
    return tip || git(['rev-parse', 'refs/heads/main']);
  };
  const send = async (by: Who, commit: string, branch: string) => {
    await git(['push', '-q', '--force', urlFor(by), `${commit}:refs/heads/${branch}`]);
    await git(['update-ref', `refs/heads/${branch}`, commit]);
  };
  const write = async (o: Push): Promise<string> => {
    drafts += 1;
    const ref = `refs/drafts/${drafts}`;
    const at = (dayZero + minutes * 60_000) / 1000;
    await git(['fast-import', '--quiet'], importStream(o, ref, at));
    const commit = await git(['rev-parse', ref]);
    await send(o.by, commit, o.branch);
    return commit;
  };

  await git(['init', '-q', '--bare']);
  await write({ branch: 'main', by: 'operator', files: initial, parents: [] });

  return {
    repository,
    tip: tipOf,
    async push(o) {
      tick();
      return write({ ...o, parents: o.parents ?? [await tipOf(o.branch)] });
    },
    async point({ branch, by, at }) {
      tick();
      await send(by, at, branch);
    },
    async open({ branch, by, base = 'main' }) {
      tick();
      const pull = await must(by, 'POST', 'pulls', { title: branch, head: branch, base });
      return pull.number;
    },
    async review({ pull, by, says }) {
      tick();
      const body = says === 'APPROVE' ? '' : '理由';
      const answer = await ask(by, 'POST', `pulls/${pull}/reviews`, { event: says, body });
      if (answer.status === 422) return 'refused';
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
      return answer.json.id;
    },
    async dismiss({ pull, review, by }) {
      tick();
      const body = { message: '取り下げ', event: 'DISMISS' };
      await must(by, 'PUT', `pulls/${pull}/reviews/${review}/dismissals`, body);
    },
    async updateBranch({ pull, by }) {
      tick();
      await must(by, 'PUT', `pulls/${pull}/update-branch`, {});
      behind = true;
    },
    async applySuggestion({ branch, by, of, files }) {
      tick();
      const pulls = await must(by, 'GET', `pulls?head=${owner}:${branch}`);
      for (const [path, content] of Object.entries(files)) {
        await github.control(
          `/repositories/${repository}/pulls/${pulls[0].number}/apply-suggestion`,
          { by: people[by].login, reviewer: people[of].login, path, content },
        );
      }
      behind = true;
    },
    async merge({ pull, by, how }) {
      tick();
      await must(by, 'PUT', `pulls/${pull}/merge`, { merge_method: how });
      behind = true;
    },
    hearing: (kind) => hearing({ github, repository, cloneUrl, token: tokenOf('operator'), kind }),
  };
}

/** What the keyed job does: a fresh clone of main, the forge's API, and the adapter. */
async function hearing(o: {
  readonly github: ServedGitHub;
  readonly repository: string;
  readonly cloneUrl: string;
  readonly token: string;
  readonly kind: 'post' | 'policy';
}): Promise<Hearing> {
  const dir = await mkdtemp(join(o.github.workDir, 'clone-'));
  const url = o.cloneUrl.replace('http://', `http://x-access-token:${o.token}@`);
  await runGit(dir, ['clone', '-q', '--single-branch', '--branch', 'main', url, '.']);
  await runGit(dir, ['remote', 'set-url', 'origin', o.cloneUrl]);
  const clone = await Repository.open({ directory: dir, token: o.token });
  try {
    const main = (await clone.resolve('HEAD')) ?? '';
    const listed = (await runGit(dir, ['ls-tree', '-r', '--name-only', '-z', main])).split('\0');
    const wanted = o.kind === 'post' ? (path: string) => postPaths.includes(path) : isPolicyPath;
    const paths = listed.filter((path) => path !== '' && wanted(path));
    const subject = { kind: o.kind, blobs: await clone.blobsAt(main, paths) };
    const commit = (await clone.lastTouching(main, paths)) ?? '';
    const github = openGitHub({ api: o.github.api, repository: o.repository, token: o.token });
    const git = commitReader(clone);
    const facts = await changeFacts({ github, git, mainBranch: 'main', subject, commit });
    const fitting = fittingPullRequest(facts, o.repository);
    const base = fitting.fits ? fitting.landing.baseCommit : main;
    const owners = await clone.readFileAt(base, '.github/CODEOWNERS');
    const codeowners = owners.ok ? Buffer.from(owners.bytes).toString('utf8') : '';
    return { subject, facts, codeowners };
  } finally {
    await clone.close();
  }
}

function importStream(o: Push, ref: string, at: number): string {
  const [first, ...others] = o.parents ?? [];
  const author = o.author ?? o.by;
  const lines = [
    `commit ${ref}`,
    `author ${signatureOf(author)} ${at} +0900`,
    `committer ${signatureOf(o.committer ?? author)} ${at} +0900`,
    data(`change at ${at}`),
    ...(first === undefined ? [] : [`from ${first}`]),
    ...others.map((parent) => `merge ${parent}`),
    ...Object.entries(o.files).flatMap(([path, content]) =>
      content === null ? deletion(path, first) : [`M 100644 inline ${path}`, data(content)],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function deletion(path: string, from: string | undefined): readonly string[] {
  return from === undefined ? [] : [`D ${path}`];
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function signatureOf(signer: Signer): string {
  if (signer === 'web-flow') return 'GitHub <noreply@github.com>';
  if (signer === 'nobody') return 'Nobody <nobody@nowhere.example>';
  return `${people[signer].login} <${mailOf(signer)}>`;
}

function mailOf(who: Who): string {
  return `${who.toLowerCase()}@pref.example`;
}

function runGit(cwd: string, args: readonly string[], input?: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  return new Promise((resolve, reject) => {
    const child = execFile('git', [...args], { cwd, env }, (error, out) => {
      if (error === null) resolve(out.replace(/\n$/, ''));
      else reject(error);
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}
