import type { BlobsAt, Landing, ReviewFacts } from '../../approval/facts.ts';
import { changedFile, type Pull, pull, pullCommit, type Review, review } from './answers.ts';
import { blobsAt } from './blobs-at.ts';
import type { ChangeQuestion } from './change-facts.ts';
import { changedByCommits, commitFacts, personOf } from './commit-facts.ts';
import { instantOf } from './github.ts';
import { GitHubError } from './github-error.ts';
import { landedCommits } from './landed-commits.ts';

/** GitHub lists no more than these of one pull request, and does not say that it left some out. */
const mostFiles = 3000;
const mostCommits = 250;
const mostReviews = 5000;

/** Everything about one pull request that was merged into main. @throws GitHubError and what git rejects with */
export async function landingOf(question: ChangeQuestion, number: number): Promise<Landing> {
  const { github, git, mainBranch, subject } = question;
  const found = await github.get(`pulls/${number}`, pull);
  const { mergedAt, mergeCommit } = mergeOf(found);
  requireListable(found);
  const files = await github.list(`pulls/${number}/files`, changedFile, mostFiles);
  const commits = await github.list(`pulls/${number}/commits`, pullCommit, mostCommits);
  const reviews = await github.list(`pulls/${number}/reviews`, review, mostReviews);
  requireAll(found, { files: files.length, commits: commits.map(({ sha }) => sha) });

  const headCommit = found.head.sha;
  const headRef = `refs/pull/${number}/head`;
  await requireCommit(question, mergeCommit, `refs/heads/${mainBranch}`);
  await requireCommit(question, headCommit, headRef);
  const landed = await landedCommits({ github, git, mergeCommit, number, most: commits.length });
  const changed = await changedByCommits(git, commits);
  const listed = files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
  const changedPaths = [...new Set([...listed, ...[...changed.values()].flat()])];
  const paths = [...new Set([...subject.blobs.keys(), ...changedPaths])];
  const headBlobs = await git.blobsAt(headCommit, paths);
  return {
    ...(found.user && { author: personOf(found.user) }),
    ...{ mergedAt, mergeCommit, ...landed, headCommit, headBlobs, changedPaths },
    baseBlobs: await git.blobsAt(landed.baseCommit, paths),
    commits: commits.map((commit) =>
      commitFacts(commit, { changed: changed.get(commit.sha) ?? [], subject, headBlobs }),
    ),
    reviews: await reviewFacts({ question, reviews, paths, headRef }),
  };
}

function mergeOf({ number, merged, merged_at, merge_commit_sha }: Pull) {
  if (!merged || merged_at === null || merge_commit_sha === null) {
    throw new GitHubError('malformed', `pull request ${number} is merged, but not how`);
  }
  return { mergedAt: instantOf(merged_at, 'merged_at'), mergeCommit: merge_commit_sha };
}

/** Of a larger one nobody will ever learn the whole: to be told from an answer that is late. */
function requireListable({ number, changed_files, commits }: Pull): void {
  if (changed_files <= mostFiles && commits <= mostCommits) return;
  throw new GitHubError('too-large', `pull request ${number} is too large to be read whole`);
}

/** A file or commit that the list leaves out could be the one that matters. */
function requireAll(
  { number, changed_files, commits, head }: Pull,
  listed: { readonly files: number; readonly commits: readonly string[] },
): void {
  if (listed.files !== changed_files || listed.commits.length !== commits) {
    throw new GitHubError('incomplete', `pull request ${number} was not listed whole`);
  }
  if (!listed.commits.includes(head.sha)) {
    throw new GitHubError('incomplete', `pull request ${number} was listed without its head`);
  }
}

async function requireCommit({ git }: ChangeQuestion, sha: string, ref: string): Promise<void> {
  if (await git.ensureCommit(sha, ref)) return;
  throw new GitHubError('incomplete', `commit ${sha} cannot be fetched`);
}

async function reviewFacts(o: {
  readonly question: ChangeQuestion;
  readonly reviews: readonly Review[];
  readonly paths: readonly string[];
  readonly headRef: string;
}): Promise<readonly ReviewFacts[]> {
  const facts: ReviewFacts[] = [];
  for (const { id, user, state, submitted_at, commit_id } of o.reviews) {
    // Nobody but its author sees a pending review; it says nothing yet.
    if (state === 'PENDING') continue;
    const blobs: BlobsAt =
      state === 'APPROVED' && commit_id !== null
        ? await blobsAt({ ...o.question, commit: commit_id, ref: o.headRef, paths: o.paths })
        : 'unknown';
    facts.push({
      ...{ id, state, blobs, submittedAt: instantOf(submitted_at ?? '', 'submitted_at') },
      ...(user && { person: personOf(user) }),
      ...(commit_id !== null && { commit: commit_id }),
    });
  }
  return facts;
}
