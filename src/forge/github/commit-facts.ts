import type { CommitReader } from '../../approval/commit-reader.ts';
import type { BlobsAt, CommitFacts, Person, Signatory, Subject } from '../../approval/facts.ts';
import type { Account, PullCommit } from './answers.ts';

/** GitHub's own account: the committer of what is done on its pages. */
const webFlow = 'web-flow';

export function commitFacts(
  { sha, author, committer, commit }: PullCommit,
  o: {
    readonly changed: readonly string[];
    readonly subject: Subject;
    readonly headBlobs: Exclude<BlobsAt, 'unknown'>;
  },
): CommitFacts {
  const signed = commit.verification?.verified === true;
  return {
    sha,
    author: author?.login === webFlow ? { kind: 'unknown' } : signatory(author),
    committer: committer?.login === webFlow ? forge(signed) : signatory(committer),
    touchesSubject: o.changed.some(
      (path) => o.subject.blobs.has(path) || o.headBlobs.get(path) === null,
    ),
  };
}

/** What each commit itself changes, by its id. */
export async function changedByCommits(
  git: CommitReader,
  commits: readonly PullCommit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const changed = new Map<string, readonly string[]>();
  for (const { sha } of commits) changed.set(sha, await git.changedPaths(sha));
  return changed;
}

/** Anything but a user (bot, organisation, mannequin of an import) is no person. */
export function personOf({ id, login, type }: Account): Person {
  return { id, login, bot: type !== 'User' };
}

function signatory(account: Account | undefined): Signatory {
  return account === undefined
    ? { kind: 'unknown' }
    : { kind: 'person', person: personOf(account) };
}

/** Anybody can write noreply@github.com into a commit; only GitHub can sign for it. */
function forge(signed: boolean): Signatory {
  return signed ? { kind: 'forge' } : { kind: 'unknown' };
}
