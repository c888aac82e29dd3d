import { createHash } from 'node:crypto';
import type {
  BlobsAt,
  Landing,
  PullRequestFacts,
  ReviewFacts,
  ReviewState,
  Signatory,
} from '../../src/approval/facts.ts';
import { fittingPullRequest } from '../../src/approval/fitting-pull-request.ts';
import { type Instant, instant } from '../../src/post/post.ts';
import { dayZero, people, type Who } from './people.ts';
import {
  type Files,
  type Hearing,
  isPolicyPath,
  type Push,
  postPaths,
  repository,
  type Signer,
  type Stage,
} from './stage.ts';

interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly author: Signer;
  readonly committer: Signer;
  readonly signed: boolean;
}

interface Pull {
  readonly number: number;
  readonly author: Who;
  readonly branch: string;
  readonly base: string;
  readonly fork: string;
  readonly reviews: { id: number; by: Who; state: ReviewState; at: Instant; commit: string }[];
  head: string;
  merged?: { readonly at: Instant; readonly landed: readonly string[] };
}

/** A forge of a few rules: enough to make the facts that the real one would give. */
export function memoryStage(initial: Files): Stage {
  const commits = new Map<string, Commit>();
  const branches = new Map<string, string>();
  const pulls: Pull[] = [];
  let minutes = 0;

  const now = () => instant(dayZero + minutes * 60_000);
  const commit = (sha: string): Commit => {
    const found = commits.get(sha);
    if (found === undefined) throw new Error(`no commit ${sha}`);
    return found;
  };
  const tipOf = (branch: string) => branches.get(branch) ?? branches.get('main') ?? '';
  const store = (made: Omit<Commit, 'sha'>): string => {
    const text = JSON.stringify([commits.size, made.parents, [...made.files]]);
    const sha = createHash('sha1').update(text).digest('hex');
    commits.set(sha, { ...made, sha });
    return sha;
  };
  const ancestors = (sha: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(sha)) return seen;
    seen.add(sha);
    for (const parent of commit(sha).parents) ancestors(parent, seen);
    return seen;
  };
  const own = (pull: Pull) => {
    const base = ancestors(pull.merged ? baseOf(pull.merged.landed) : tipOf(pull.base));
    return [...ancestors(pull.head)].filter((sha) => !base.has(sha)).reverse();
  };
  const baseOf = (landed: readonly string[]) => commit(landed[0] ?? '').parents[0] ?? '';
  const changed = (sha: string): string[] => {
    const { files, parents } = commit(sha);
    const all = parents.map((parent) => commit(parent).files);
    const paths = new Set([...files.keys(), ...all.flatMap((each) => [...each.keys()])]);
    return [...paths].filter((path) => all.every((each) => each.get(path) !== files.get(path)));
  };
  const mergedFiles = (onto: string, from: string, fork: string): Map<string, string> => {
    const files = new Map(commit(onto).files);
    const [ours, old] = [commit(from).files, commit(fork).files];
    for (const path of new Set([...ours.keys(), ...old.keys()])) {
      const content = ours.get(path);
      if (content === old.get(path)) continue;
      if (content === undefined) files.delete(path);
      else files.set(path, content);
    }
    return files;
  };
  const forkOf = (a: string, b: string): string => {
    const known = ancestors(b);
    const common = [...ancestors(a)].filter((sha) => known.has(sha));
    const best = common.find((sha) => common.every((other) => ancestors(sha).has(other)));
    return best ?? '';
  };
  const move = (branch: string, sha: string) => {
    branches.set(branch, sha);
    for (const pull of pulls) {
      if (pull.merged) continue;
      if (pull.branch === branch) {
        Object.assign(pull, { head: sha, fork: forkOf(sha, tipOf(pull.base)) });
      }
      if (pull.base === branch && ancestors(sha).has(pull.head)) {
        pull.merged = { at: now(), landed: [firstWith(sha, pull.head)] };
      }
    }
  };
  const firstWith = (tip: string, head: string): string => {
    let found = tip;
    for (let at = commit(tip).parents[0]; at && ancestors(at).has(head); ) {
      found = at;
      at = commit(at).parents[0];
    }
    return found;
  };
  const pullOf = (number: number): Pull => {
    const pull = pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    return pull;
  };
  const write = (o: Push & { readonly signed?: boolean }): string => {
    const parents = o.parents ?? [tipOf(o.branch)];
    const files = new Map(commit(parents[0] ?? '').files);
    for (const [path, content] of Object.entries(o.files)) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
    const author = o.author ?? o.by;
    const made = { parents, files, author, committer: o.committer ?? author };
    const sha = store({ ...made, signed: o.signed === true });
    move(o.branch, sha);
    return sha;
  };

  const files = new Map(Object.entries(initial).flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
  const root = { parents: [], files, author: 'operator', committer: 'operator' } as const;
  branches.set('main', store({ ...root, signed: false }));

  const facts = (pull: Pull, paths: readonly string[]): PullRequestFacts => {
    const about = { number: pull.number, merged: pull.merged !== undefined, baseBranch: pull.base };
    const { merged } = pull;
    if (merged === undefined || pull.base !== 'main')
      return { ...about, baseRepository: repository };
    const baseCommit = baseOf(merged.landed);
    const shas = own(pull);
    const difference = mergedDifference(pull.fork, pull.head);
    const changedPaths = [...new Set([...difference, ...shas.flatMap(changed)])];
    const all = [...new Set([...paths, ...changedPaths])];
    const blobs = (sha: string): BlobsAt => blobsAt(commit(sha), all);
    const landing: Landing = {
      author: people[pull.author],
      mergedAt: merged.at,
      mergeCommit: merged.landed.at(-1) ?? '',
      landedCommits: merged.landed,
      baseCommit,
      baseBlobs: blobs(baseCommit),
      headCommit: pull.head,
      headBlobs: blobs(pull.head),
      changedPaths,
      commits: shas.map((sha) => ({
        sha,
        author: signatory(commit(sha).author, false),
        committer: signatory(commit(sha).committer, commit(sha).signed),
        touchesSubject: changed(sha).some(
          (path) => paths.includes(path) || !commit(pull.head).files.has(path),
        ),
      })),
      reviews: pull.reviews.map(
        (review): ReviewFacts => ({
          id: review.id,
          person: people[review.by],
          state: review.state,
          submittedAt: review.at,
          commit: review.commit,
          blobs: blobs(review.commit),
        }),
      ),
    };
    return { ...about, baseRepository: repository, landing };
  };
  const mergedDifference = (from: string, to: string): string[] => {
    const [a, b] = [commit(from).files, commit(to).files];
    return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
  };

  return {
    tip: async (branch) => tipOf(branch),
    async push(o) {
      minutes += 1;
      return write(o);
    },
    async point({ branch, at }) {
      minutes += 1;
      move(branch, at);
    },
    async open({ branch, by, base = 'main' }) {
      minutes += 1;
      const [head, number] = [tipOf(branch), pulls.length + 1];
      const fork = forkOf(head, tipOf(base));
      pulls.push({ number, author: by, branch, base, head, fork, reviews: [] });
      return number;
    },
    async review({ pull: number, by, says }) {
      minutes += 1;
      const pull = pullOf(number);
      if (pull.author === by && says !== 'COMMENT') return 'refused';
      const state = (
        { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const
      )[says];
      const id = 1000 + minutes;
      pull.reviews.push({ id, by, state, at: now(), commit: pull.head });
      return id;
    },
    async dismiss({ pull, review }) {
      minutes += 1;
      for (const one of pullOf(pull).reviews) if (one.id === review) one.state = 'DISMISSED';
    },
    async updateBranch({ pull: number, by }) {
      minutes += 1;
      const pull = pullOf(number);
      const base = tipOf(pull.base);
      const fork = forkOf(pull.head, base);
      const made = { parents: [pull.head, base], files: mergedFiles(pull.head, base, fork) };
      move(pull.branch, store({ ...made, author: by, committer: 'web-flow', signed: true }));
    },
    async applySuggestion({ branch, by, files: suggested }) {
      minutes += 1;
      write({ branch, by, files: suggested, committer: 'web-flow', signed: true });
    },
    async merge({ pull: number, by, how }) {
      minutes += 1;
      const pull = pullOf(number);
      const base = tipOf(pull.base);
      const fork = forkOf(pull.head, base);
      const whole = mergedFiles(base, pull.head, fork);
      const forge = { committer: 'web-flow', signed: true } as const;
      const landed: string[] = [];
      if (how === 'rebase') {
        for (const sha of own(pull)) {
          const { author, parents } = commit(sha);
          const onto = landed.at(-1) ?? base;
          const rebased = mergedFiles(onto, sha, parents[0] ?? '');
          landed.push(
            store({ parents: [onto], files: rebased, author, committer: by, signed: false }),
          );
        }
      } else {
        const parents = how === 'merge' ? [base, pull.head] : [base];
        landed.push(
          store({ parents, files: whole, author: how === 'merge' ? by : pull.author, ...forge }),
        );
      }
      pull.merged = { at: now(), landed };
      move(pull.base, landed.at(-1) ?? base);
    },
    async hearing(kind): Promise<Hearing> {
      const main = commit(tipOf('main'));
      const paths = kind === 'post' ? postPaths : [...main.files.keys()].filter(isPolicyPath);
      const present = paths.filter((path) => main.files.has(path));
      let at = main;
      for (let before = at.parents[0]; before !== undefined; before = at.parents[0]) {
        const old = commit(before).files;
        if (present.some((path) => old.get(path) !== at.files.get(path))) break;
        at = commit(before);
      }
      const linked = pulls.filter(
        (pull) =>
          pull.merged && (pull.merged.landed.includes(at.sha) || own(pull).includes(at.sha)),
      );
      const asked = {
        known: true,
        mainBranch: 'main',
        commit: at.sha,
        pullRequests: linked.map((pull) => facts(pull, present)),
      } as const;
      const fitting = fittingPullRequest(asked, repository);
      const base = fitting.fits ? fitting.landing.baseCommit : main.sha;
      return {
        subject: {
          kind,
          blobs: new Map(present.map((path) => [path, blob(main.files.get(path) ?? '')])),
        },
        facts: asked,
        codeowners: commit(base).files.get('.github/CODEOWNERS') ?? '',
      };
    },
  };
}

function blobsAt({ files }: Commit, paths: readonly string[]): BlobsAt {
  return new Map(
    paths.map((path) => {
      const content = files.get(path);
      return [path, content === undefined ? null : blob(content)];
    }),
  );
}

function blob(content: string): string {
  return createHash('sha1').update(content).digest('hex');
}

function signatory(signer: Signer, signed: boolean): Signatory {
  if (signer === 'web-flow') return signed ? { kind: 'forge' } : { kind: 'unknown' };
  return signer === 'nobody' ? { kind: 'unknown' } : { kind: 'person', person: people[signer] };
}
