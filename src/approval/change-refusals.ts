import type { Refusal } from './approval.ts';
import { belongsTo } from './belongs-to.ts';
import { differingPaths } from './differing-paths.ts';
import type { CommitFacts, Landing, Signatory, Subject } from './facts.ts';
import { refusal } from './refusal.ts';

/** What speaks against the change itself, whoever approved it. */
export function changeRefusals(change: {
  readonly subject: Subject;
  readonly number: number;
  readonly landing: Landing;
  readonly inForceAtBase: boolean;
}): readonly Refusal[] {
  const { subject, number, landing, inForceAtBase } = change;
  return [
    ...(inForceAtBase ? [] : [refusal('base-not-in-force', { base: landing.baseCommit })]),
    ...outside(subject, number, landing),
    ...headDiffers(subject, landing),
    ...changedByMerge(subject, number, landing),
    ...unknownMakers(number, landing),
  ];
}

function outside({ kind }: Subject, number: number, landing: Landing): readonly Refusal[] {
  const paths = landing.changedPaths.filter((path) => !belongsTo(kind, path));
  if (paths.length === 0) return [];
  const code = kind === 'post' ? 'touches-outside-posts' : 'touches-outside-policies';
  return [refusal(code, { number, paths })];
}

function headDiffers(subject: Subject, landing: Landing): readonly Refusal[] {
  const paths = differingPaths(subject, landing.headBlobs);
  if (paths === 'unknown') return [unreadable(landing.headCommit)];
  return paths.length > 0 ? [refusal('blob-differs', { paths })] : [];
}

/**
 * A merge made by hand can carry a change that is in no commit of the pull
 * request, such as taking a post back to an old version that its head still has.
 */
function changedByMerge(subject: Subject, number: number, landing: Landing): readonly Refusal[] {
  const changed = differingPaths(subject, landing.baseBlobs);
  if (changed === 'unknown') return [unreadable(landing.baseCommit)];
  const unseen = landing.commits.some((commit) => commit.touchesSubject)
    ? changed.filter((path) => !landing.changedPaths.includes(path))
    : [...subject.blobs.keys()];
  return unseen.length > 0 ? [refusal('not-changed-there', { number, paths: unseen })] : [];
}

/** Four eyes cannot be counted where it is unknown whose the first two are; a bot's are whoever started it. */
function unknownMakers(number: number, landing: Landing): readonly Refusal[] {
  const { author, commits } = landing;
  const known = author !== undefined && !author.bot;
  return [
    ...(known ? [] : [refusal('identity-unknown', { of: { kind: 'author', number } })]),
    ...commits
      .filter((commit) => commit.touchesSubject && !isAttributed(commit))
      .map(({ sha }) => refusal('identity-unknown', { of: { kind: 'commit', sha } })),
  ];
}

function isAttributed({ author, committer }: CommitFacts): boolean {
  return isPerson(author) && (committer.kind === 'forge' || isPerson(committer));
}

function isPerson(signatory: Signatory): boolean {
  return signatory.kind === 'person' && !signatory.person.bot;
}

function unreadable(commit: string): Refusal {
  return refusal('facts-unknown', { why: `git ${commit.slice(0, 10)}` });
}
