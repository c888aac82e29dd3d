import type { ReviewFacts } from '../../approval/facts.ts';
import { type OpinionSoFar, opinionSoFar } from '../../approval/opinion-so-far.ts';
import { commitReader } from '../../forge/git/commit-reader.ts';
import { givenReviews, type OpenPull } from '../../forge/github/open-pulls.ts';
import { officersAt } from '../../policy/in-office.ts';
import type { Officer } from '../../policy/policy.ts';
import type { DepartmentId } from '../../post/post.ts';
import type { Examination } from '../examine-post.ts';
import type { Workplace } from '../workplace/workplace.ts';

export interface PullStanding {
  /** Of the post that is furthest from going out. */
  readonly opinion: OpinionSoFar;
  /** In office now, the author left out: nobody approves her own. */
  readonly heads: readonly Officer[];
  readonly deputies: readonly Officer[];
  /** The commit that somebody approved last; after a change she has to be asked anew. */
  readonly lastApproved?: string;
}

/** What the people who may approve these posts of a pull request have said by now. @throws GitHubError, GitError */
export async function pullStanding(
  workplace: Workplace,
  pull: OpenPull,
  posts: readonly NonNullable<Examination['examined']>[],
): Promise<PullStanding> {
  const reviews = await givenReviews(workplace.github, pull.number);
  const opinions: OpinionSoFar[] = [];
  const heads = new Map<number, Officer>();
  const deputies = new Map<number, Officer>();
  for (const { post, files } of posts) {
    const office = officersOf(workplace, pull, post.department);
    for (const officer of office.heads) heads.set(officer.id, officer);
    for (const officer of office.deputies) deputies.set(officer.id, officer);
    const approvers = new Set([...office.heads, ...office.deputies].map(({ id }) => id));
    const paths = files.map(({ path }) => path);
    const sameAt = await commitsAlike(workplace, { pull, reviews, paths });
    opinions.push(opinionSoFar(reviews, { approvers, sameAt, now: workplace.clock.now() }));
  }
  // A dismissed review was an opinion on that commit: a change after it is a reason to ask again.
  const given = ({ state }: ReviewFacts) => state === 'APPROVED' || state === 'DISMISSED';
  const lastApproved = reviews.findLast(given)?.commit;
  return {
    opinion: furthest(opinions),
    heads: [...heads.values()],
    deputies: [...deputies.values()],
    ...(lastApproved && { lastApproved }),
  };
}

function furthest(opinions: readonly OpinionSoFar[]): OpinionSoFar {
  if (opinions.includes('changes-requested')) return 'changes-requested';
  return opinions.includes('waiting') ? 'waiting' : 'approved';
}

function officersOf({ policy, clock }: Workplace, { author }: OpenPull, id: DepartmentId) {
  const { departments, organisation } = policy.policy;
  const department = departments.get(id);
  if (department === undefined) return { heads: [], deputies: [] };
  const office = officersAt(department, clock.now(), organisation.timeZone);
  const others = (officers: readonly Officer[]) => officers.filter((one) => one.id !== author?.id);
  return { heads: others(office.heads), deputies: others(office.deputies) };
}

/** Bytes, not commit ids: "Update branch" lawfully leaves an approval on an older commit. */
async function commitsAlike(
  { repository }: Workplace,
  o: {
    readonly pull: OpenPull;
    readonly reviews: readonly ReviewFacts[];
    readonly paths: readonly string[];
  },
): Promise<ReadonlySet<string>> {
  const { pull, reviews, paths } = o;
  const git = commitReader(repository);
  const now = await git.blobsAt(pull.head, paths);
  const alike = new Set<string>();
  const approved = reviews.flatMap(({ state, commit }) =>
    state === 'APPROVED' && commit !== undefined ? [commit] : [],
  );
  for (const commit of new Set(approved)) {
    if (!(await git.ensureCommit(commit, `refs/pull/${pull.number}/head`))) continue;
    const then = await git.blobsAt(commit, paths);
    if (paths.every((path) => then.get(path) === now.get(path))) alike.add(commit);
  }
  return alike;
}
