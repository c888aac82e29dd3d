import type {
  CommitFacts,
  Landing,
  PullRequestFacts,
  ReviewState,
  Signatory,
} from '../../src/approval/facts.ts';
import { fittingPullRequest } from '../../src/approval/fitting-pull-request.ts';
import { type Instant, instant } from '../../src/post/post.ts';
import { changed, MemoryHistory } from './memory-history.ts';
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

interface Pull {
  readonly number: number;
  readonly author: Who;
  readonly branch: string;
  readonly base: string;
  readonly reviews: { id: number; by: Who; state: ReviewState; at: Instant; commit: string }[];
  head: string;
  fork: string;
  merged?: { readonly at: Instant; readonly landed: readonly string[] };
}

const byForge = { committer: 'web-flow', signed: true } as const;

/** A forge of a few rules: enough to make the facts that the real one would give. */
export function memoryStage(initial: Files): Stage {
  const history = new MemoryHistory();
  const branches = new Map<string, string>();
  const pulls: Pull[] = [];
  let minutes = 0;
  const now = () => instant(dayZero + minutes * 60_000);
  const tipOf = (branch: string) => branches.get(branch) ?? branches.get('main') ?? '';
  const pullOf = (number: number): Pull => {
    const pull = pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    return pull;
  };
  /** Moves a branch, and with it the pull requests from it and into it. */
  const move = (branch: string, sha: string) => {
    branches.set(branch, sha);
    for (const pull of pulls.filter(({ merged }) => merged === undefined)) {
      if (pull.branch === branch) {
        Object.assign(pull, { head: sha, fork: history.mergeBase(sha, tipOf(pull.base)) });
      }
      if (pull.base === branch && history.ancestors(sha).has(pull.head)) {
        pull.merged = { at: now(), landed: [firstWith(history, sha, pull.head)] };
      }
    }
  };
  const write = (o: Push & { readonly signed?: boolean }): string => {
    const parents = o.parents ?? [tipOf(o.branch)];
    const before = parents[0] === undefined ? new Map() : history.commit(parents[0]).files;
    const author = o.author ?? o.by;
    const signers = { author, committer: o.committer ?? author, signed: o.signed === true };
    const sha = history.store({ parents, files: changed(before, o.files), ...signers });
    move(o.branch, sha);
    return sha;
  };
  write({ branch: 'main', by: 'operator', files: initial, parents: [] });

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
      const fork = history.mergeBase(head, tipOf(base));
      pulls.push({ number, author: by, branch, base, head, fork, reviews: [] });
      return number;
    },
    async review({ pull: number, by, says }) {
      minutes += 1;
      const pull = pullOf(number);
      if (pull.author === by && says !== 'COMMENT') return 'refused';
      const id = 1000 + minutes;
      pull.reviews.push({ id, by, state: states[says], at: now(), commit: pull.head });
      return id;
    },
    async dismiss({ pull, review }) {
      minutes += 1;
      for (const one of pullOf(pull).reviews) if (one.id === review) one.state = 'DISMISSED';
    },
    async updateBranch({ pull: number, by }) {
      minutes += 1;
      const { head, base, branch } = pullOf(number);
      const parents = [head, tipOf(base)];
      const files = history.merged(head, tipOf(base), history.mergeBase(head, tipOf(base)));
      move(branch, history.store({ parents, files, author: by, ...byForge }));
    },
    async applySuggestion({ branch, by, files }) {
      minutes += 1;
      write({ branch, by, files, ...byForge });
    },
    async merge({ pull: number, by, how }) {
      minutes += 1;
      const pull = pullOf(number);
      const base = tipOf(pull.base);
      const landed = how === 'rebase' ? rebased(history, pull, base, by) : [];
      if (how !== 'rebase') {
        const parents = how === 'merge' ? [base, pull.head] : [base];
        const files = history.merged(base, pull.head, history.mergeBase(pull.head, base));
        const author = how === 'merge' ? by : pull.author;
        landed.push(history.store({ parents, files, author, ...byForge }));
      }
      pull.merged = { at: now(), landed };
      move(pull.base, landed.at(-1) ?? base);
    },
    hearing: async (kind) => hearing(history, pulls, tipOf('main'), kind),
  };
}

const states = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const;

/** The oldest first-parent commit that contains the head. */
function firstWith(history: MemoryHistory, tip: string, head: string): string {
  let found = tip;
  let at = history.firstParent(tip);
  while (at !== undefined && history.ancestors(at).has(head)) {
    found = at;
    at = history.firstParent(at);
  }
  return found;
}

function rebased(history: MemoryHistory, pull: Pull, base: string, by: Who): string[] {
  const landed: string[] = [];
  for (const sha of history.between(base, pull.head)) {
    const onto = landed.at(-1) ?? base;
    const files = history.merged(onto, sha, history.firstParent(sha) ?? '');
    const { author } = history.commit(sha);
    landed.push(history.store({ parents: [onto], files, author, committer: by, signed: false }));
  }
  return landed;
}

function hearing(
  history: MemoryHistory,
  pulls: readonly Pull[],
  main: string,
  kind: Hearing['subject']['kind'],
): Hearing {
  const wanted = kind === 'post' ? (path: string) => postPaths.includes(path) : isPolicyPath;
  const paths = [...history.commit(main).files.keys()].filter(wanted);
  let commit = main;
  for (let before = history.firstParent(commit); before !== undefined; ) {
    if (history.difference(before, commit).some((path) => paths.includes(path))) break;
    commit = before;
    before = history.firstParent(commit);
  }
  const linked = pulls.filter(
    (pull) => pull.merged?.landed.includes(commit) || ownCommits(history, pull).includes(commit),
  );
  const pullRequests = linked.map((pull) => pullFacts(history, pull, paths));
  const facts = { known: true, mainBranch: 'main', commit, pullRequests } as const;
  const fitting = fittingPullRequest(facts, repository);
  const base = history.commit(fitting.fits ? fitting.landing.baseCommit : main);
  const codeowners = base.files.get('.github/CODEOWNERS') ?? '';
  return { subject: { kind, blobs: history.blobsAt(main, paths) }, facts, codeowners };
}

function ownCommits(history: MemoryHistory, pull: Pull): readonly string[] {
  return pull.merged ? history.between(pull.fork, pull.head) : [];
}

function pullFacts(
  history: MemoryHistory,
  pull: Pull,
  subject: readonly string[],
): PullRequestFacts {
  const { number, merged, base: baseBranch } = pull;
  const about = { number, baseBranch, baseRepository: repository, merged: merged !== undefined };
  if (merged === undefined || baseBranch !== 'main') return about;
  const [first = '', mergeCommit = first] = [merged.landed[0], merged.landed.at(-1)];
  const baseCommit = history.firstParent(first) ?? '';
  const own = ownCommits(history, pull);
  const inCommits = own.flatMap((sha) => history.changedBy(sha));
  const changedPaths = [...new Set([...history.difference(pull.fork, pull.head), ...inCommits])];
  const paths = [...new Set([...subject, ...changedPaths])];
  const landing: Landing = {
    ...{ author: people[pull.author], mergedAt: merged.at, mergeCommit, baseCommit, changedPaths },
    landedCommits: merged.landed,
    baseBlobs: history.blobsAt(baseCommit, paths),
    headCommit: pull.head,
    headBlobs: history.blobsAt(pull.head, paths),
    commits: own.map((sha) => commitFacts(history, pull, sha, subject)),
    reviews: pull.reviews.map(({ id, by, state, at, commit }) => ({
      ...{ id, person: people[by], state, submittedAt: at, commit },
      blobs: history.blobsAt(commit, paths),
    })),
  };
  return { ...about, landing };
}

function commitFacts(
  history: MemoryHistory,
  pull: Pull,
  sha: string,
  subject: readonly string[],
): CommitFacts {
  const { author, committer, signed } = history.commit(sha);
  const { files } = history.commit(pull.head);
  return {
    ...{ sha, author: signatory(author, false), committer: signatory(committer, signed) },
    touchesSubject: history
      .changedBy(sha)
      .some((path) => subject.includes(path) || !files.has(path)),
  };
}

function signatory(signer: Signer, signed: boolean): Signatory {
  if (signer === 'web-flow') return signed ? { kind: 'forge' } : { kind: 'unknown' };
  return signer === 'nobody' ? { kind: 'unknown' } : { kind: 'person', person: people[signer] };
}
