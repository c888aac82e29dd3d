import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { CommitReader } from '../../../src/approval/commit-reader.ts';
import type { ChangeFacts, Landing } from '../../../src/approval/facts.ts';
import { GitError } from '../../../src/forge/git/git-error.ts';
import { changeFacts } from '../../../src/forge/github/change-facts.ts';
import { type GitHub, instantOf } from '../../../src/forge/github/github.ts';
import { GitHubError } from '../../../src/forge/github/github-error.ts';

const id = (letter: string) => letter.repeat(40);
const [main, before, earlier, headSha, first] = ['a', 'b', 'c', 'd', 'e'].map(id) as [
  string,
  string,
  string,
  string,
  string,
];
const post = 'posts/koho/2026/a.md';
const staff = { id: 1, login: 'staff', type: 'User' };
const head = { id: 2, login: 'head', type: 'User' };
const webFlow = { id: 19864447, login: 'web-flow', type: 'User' };
const base = { ref: 'main', repo: { full_name: 'A/B' } };
const mergedAt = '2026-11-20T01:10:00Z';

const linked = { number: 7, merged_at: mergedAt, base };
const pull = {
  ...linked,
  merged: true,
  merge_commit_sha: main,
  user: staff,
  head: { sha: headSha },
  commits: 1,
  changed_files: 1,
};
const commit = {
  sha: headSha,
  commit: { verification: { verified: false } },
  author: staff,
  committer: staff,
};
const review = {
  id: 70,
  user: head,
  state: 'APPROVED',
  submitted_at: '2026-11-20T01:05:00Z',
  commit_id: headSha,
};

type Answers = Readonly<Record<string, unknown>>;
const usual: Answers = {
  [`commits/${main}/pulls`]: [linked],
  'pulls/7': pull,
  'pulls/7/files': [{ filename: post }],
  'pulls/7/commits': [commit],
  'pulls/7/reviews': [review],
};

/** GitHub, as far as it is asked; an Error is thrown, everything else goes through the real schemas. */
function gitHub(answers: Answers): GitHub {
  const answer = (path: string) => {
    const found = answers[path];
    if (found instanceof Error) throw found;
    if (found === undefined) throw new GitHubError('not-found', `GET ${path}: 404`, 404);
    return found;
  };
  return {
    repository: 'a/b',
    once: () => gitHub(answers),
    get: async (path, schema) => parse(schema, answer(path)),
    getOutside: async (path, schema) => parse(schema, answer(path)),
    list: async (path, schema, most) => {
      const list = answer(path) as unknown[];
      if (list.length > most) throw new GitHubError('incomplete', path);
      return list.map((one) => parse(schema, one));
    },
    send: async () => {
      throw new Error('nothing is to be written');
    },
    serverTime: async () => instantOf(mergedAt, 'date'),
  };
}

function git(changed: Partial<CommitReader> = {}): CommitReader {
  const parents: Readonly<Record<string, readonly string[]>> = {
    [main]: [before],
    [before]: [earlier],
    [earlier]: [first],
    [headSha]: [earlier],
  };
  return {
    ensureCommit: async () => true,
    blobsAt: async (at, paths) =>
      new Map(paths.map((path) => [path, at === before || at === earlier ? null : id('f')])),
    parentsOf: async (at) => parents[at] ?? [],
    changedPaths: async () => [post],
    ...changed,
  };
}

function ask(answers: Answers = {}, reader: Partial<CommitReader> = {}): Promise<ChangeFacts> {
  const subject = { kind: 'post', blobs: new Map([[post, id('f')]]) } as const;
  const github = gitHub({ ...usual, ...answers });
  return changeFacts({ github, git: git(reader), mainBranch: 'main', subject, commit: main });
}

async function landing(
  answers: Answers = {},
  reader: Partial<CommitReader> = {},
): Promise<Landing> {
  const facts = await ask(answers, reader);
  const found = facts.known ? facts.pullRequests[0]?.landing : undefined;
  if (found === undefined) throw new Error(JSON.stringify(facts));
  return found;
}

describe('the facts of a squashed pull request', () => {
  it('are those of GitHub and git', async () => {
    const person = (who: typeof staff) => ({ id: who.id, login: who.login, bot: false });
    expect(await landing()).toEqual({
      author: person(staff),
      mergedAt: Date.parse(mergedAt),
      mergeCommit: main,
      landedCommits: [main],
      baseCommit: before,
      baseBlobs: new Map([[post, null]]),
      headCommit: headSha,
      headBlobs: new Map([[post, id('f')]]),
      changedPaths: [post],
      commits: [
        {
          sha: headSha,
          author: { kind: 'person', person: person(staff) },
          committer: { kind: 'person', person: person(staff) },
          touchesSubject: true,
        },
      ],
      reviews: [
        {
          ...{ id: 70, person: person(head), state: 'APPROVED', commit: headSha },
          submittedAt: Date.parse('2026-11-20T01:05:00Z'),
          blobs: new Map([[post, id('f')]]),
        },
      ],
    });
  });

  it.each([
    ['nobody’s address', { author: null }, 'author', { kind: 'unknown' }],
    ['an empty account', { author: {} }, 'author', { kind: 'unknown' }],
    [
      'the forge’s name without its signature',
      { committer: webFlow },
      'committer',
      { kind: 'unknown' },
    ],
    [
      'the forge’s signature',
      { committer: webFlow, commit: { verification: { verified: true } } },
      'committer',
      { kind: 'forge' },
    ],
    [
      'the forge as author, even signed',
      { author: webFlow, commit: { verification: { verified: true } } },
      'author',
      { kind: 'unknown' },
    ],
    [
      'a bot',
      { author: { id: 9, login: 'x[bot]', type: 'Bot' } },
      'author',
      { kind: 'person', person: { id: 9, login: 'x[bot]', bot: true } },
    ],
    [
      'a mannequin of an import',
      { author: { id: 9, login: 'x', type: 'Mannequin' } },
      'author',
      { kind: 'person', person: { id: 9, login: 'x', bot: true } },
    ],
  ] as const)('see %s', async (_, change, field, expected) => {
    const { commits } = await landing({ 'pulls/7/commits': [{ ...commit, ...change }] });
    expect(commits[0]?.[field]).toEqual(expected);
  });

  it('take both names of a rename, and what a commit changed and another changed back', async () => {
    const { changedPaths } = await landing(
      { 'pulls/7/files': [{ filename: post, previous_filename: 'drafts/a.md' }] },
      { changedPaths: async () => [post, '.github/CODEOWNERS'] },
    );
    expect(changedPaths).toEqual([post, 'drafts/a.md', '.github/CODEOWNERS']);
  });

  it('leave out pending reviews, and keep those of accounts that are gone', async () => {
    const { reviews } = await landing({
      'pulls/7/reviews': [
        { ...review, state: 'PENDING', submitted_at: undefined },
        { ...review, id: 71, user: null, state: 'CHANGES_REQUESTED' },
        { ...review, id: 72, commit_id: null },
      ],
    });
    expect(reviews).toMatchObject([
      { id: 71, state: 'CHANGES_REQUESTED', blobs: 'unknown' },
      { id: 72, state: 'APPROVED', blobs: 'unknown' },
    ]);
    expect(reviews[0]).not.toHaveProperty('person');
    expect(reviews[1]).not.toHaveProperty('commit');
  });
});

describe('pull requests that cannot have brought it', () => {
  it.each([
    ['not merged', { merged_at: null }],
    ['into another branch', { base: { ...base, ref: 'release' } }],
    ['of a fork', { base: { ...base, repo: { full_name: 'fork/b' } } }],
  ])('%s: listed, but not looked into', async (_, change) => {
    const facts = await ask({
      [`commits/${main}/pulls`]: [{ ...linked, ...change }],
      'pulls/7': new GitHubError('failing', 'must not be asked'),
    });
    expect(facts).toMatchObject({ known: true, pullRequests: [{ number: 7 }] });
    expect(facts.known && facts.pullRequests[0]).not.toHaveProperty('landing');
  });
});

describe('a rebase', () => {
  const two = {
    'pulls/7': { ...pull, commits: 2 },
    'pulls/7/commits': [{ ...commit, sha: first }, commit],
  };

  it('landed every commit that GitHub links to the pull request, and its base is before them', async () => {
    const found = await landing({ ...two, [`commits/${before}/pulls`]: [linked] });
    expect(found).toMatchObject({ landedCommits: [before, main], baseCommit: earlier });
  });

  it('is not assumed where the commit before belongs to another', async () => {
    const other = { ...linked, number: 6 };
    const found = await landing({ ...two, [`commits/${before}/pulls`]: [other] });
    expect(found).toMatchObject({ landedCommits: [main], baseCommit: before });
  });

  it('never landed more commits than the pull request has', async () => {
    const found = await landing({
      ...two,
      [`commits/${before}/pulls`]: [linked],
      [`commits/${earlier}/pulls`]: [linked],
    });
    expect(found.landedCommits).toEqual([before, main]);
  });
});

describe('a review’s commit that git cannot fetch any more', () => {
  const gone: Partial<CommitReader> = { ensureCommit: async (sha) => sha !== id('9') };
  const old = { 'pulls/7/reviews': [{ ...review, commit_id: id('9') }] };
  const tree = (entry: object, truncated = false) => ({
    [`git/trees/${id('9')}?recursive=1`]: {
      truncated,
      tree: [{ path: post, mode: '100644', type: 'blob', sha: id('f'), ...entry }],
    },
  });

  it.each([
    ['is read from the forge’s tree', tree({}), new Map([[post, id('f')]])],
    ['a symlink is no file', tree({ mode: '120000' }), new Map([[post, null]])],
    ['a list cut short says nothing', tree({}, true), 'unknown'],
    ['gone there too', {}, 'unknown'],
  ] as const)('%s', async (_, answers, blobs) => {
    const { reviews } = await landing({ ...old, ...answers }, gone);
    expect(reviews[0]?.blobs).toEqual(blobs);
  });

  it('is not gone where the forge only fails', async () => {
    const answers = { [`git/trees/${id('9')}?recursive=1`]: new GitHubError('failing', '502') };
    expect(await ask({ ...old, ...answers }, gone)).toMatchObject({ known: false });
  });
});

describe('the whole is unknown', () => {
  it.each<[string, Answers]>([
    ['when a list of commits is cut at 250', { 'pulls/7': { ...pull, commits: 251 } }],
    ['when a list of files is cut at 3000', { 'pulls/7': { ...pull, changed_files: 3001 } }],
    ['when the head is not among the commits', { 'pulls/7': { ...pull, head: { sha: id('8') } } }],
    ['when it is merged, but not how', { 'pulls/7': { ...pull, merge_commit_sha: null } }],
    ['when the two answers disagree', { 'pulls/7': { ...pull, merged: false } }],
    ['when the reviews cannot be read', { 'pulls/7/reviews': new GitHubError('failing', '502') }],
    ['when an id is no number', { 'pulls/7/reviews': [{ ...review, user: { ...head, id: '2' } }] }],
    ['when a state is new', { 'pulls/7/reviews': [{ ...review, state: 'ENDORSED' }] }],
    ['when a time is no time', { 'pulls/7/reviews': [{ ...review, submitted_at: 'soon' }] }],
    ['when a commit id is none', { 'pulls/7': { ...pull, merge_commit_sha: 'HEAD' } }],
  ])('%s', async (_, answers) => {
    expect(await ask(answers)).toMatchObject({ known: false });
  });

  it('when the head’s commit cannot be fetched', async () => {
    const reader = { ensureCommit: async (sha: string) => sha !== headSha };
    expect(await ask({}, reader)).toMatchObject({ known: false });
  });

  it('when nothing came before the merge', async () => {
    expect(await ask({}, { parentsOf: async () => [] })).toMatchObject({ known: false });
  });

  it('when git fails, and its words are masked', async () => {
    const blobsAt = async () => {
      throw new Error('fetch https://x:ghs_secretsecretsecret@github.com/a/b failed');
    };
    const facts = await ask({}, { blobsAt });
    expect(facts).toMatchObject({ known: false });
    expect(JSON.stringify(facts)).not.toContain('secretsecret');
  });
});

describe('what GitHub will never tell', () => {
  it.each<[string, Answers]>([
    ['5,001 reviews', { 'pulls/7/reviews': Array.from({ length: 5_001 }, () => review) }],
    [
      '101 linked pull requests',
      { [`commits/${main}/pulls`]: Array.from({ length: 101 }, () => linked) },
    ],
    ['a commit that it leaves out', { 'pulls/7': { ...pull, commits: 2 } }],
  ])('%s: is unknown for good', async (_, answers) => {
    expect(await ask(answers)).toMatchObject({ known: false, lasting: true });
  });

  it('a path that git cannot name is unknown for good, a network that fails is not', async () => {
    const failing = (code: 'bad-name' | 'network') => ({
      blobsAt: async () => {
        throw new GitError(code, 'x');
      },
    });
    expect(await ask({}, failing('bad-name'))).toMatchObject({ known: false, lasting: true });
    expect(await ask({}, failing('network'))).toEqual({ known: false, why: expect.any(String) });
    const down = new GitHubError('failing', 'GET pulls/7: 502', 502);
    expect(await ask({ 'pulls/7': down })).toEqual({ known: false, why: expect.any(String) });
  });
});
