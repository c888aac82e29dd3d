import { type ApiError, validationFailed } from '../api-error.ts';
import { isAncestor, mergeBase, moveRef, refAt } from '../git/objects.ts';
import type { Account, PullRequest, Repository } from '../model.ts';
import { nextNumber } from '../next-number.ts';
import type { World } from '../world.ts';
import { changesBetween, refreshTestMerge } from './head.ts';

interface OpenPull {
  readonly author: Account;
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

/** https://docs.github.com/rest/pulls/pulls#create-a-pull-request (branches of one repository; no forks here). */
export async function openPull(
  world: World,
  repository: Repository,
  o: OpenPull,
): Promise<PullRequest> {
  const { dir } = repository;
  const head = await refAt(dir, `refs/heads/${o.head}`);
  const base = await refAt(dir, `refs/heads/${o.base}`);
  if (base === undefined) throw invalid('base');
  if (head === undefined) throw invalid('head');
  refuseDuplicate(repository, o);
  if (await isAncestor(dir, head, base)) {
    throw sentence(`No commits between ${o.base} and ${o.head}`);
  }
  const forkPoint = await mergeBase(dir, base, head);
  if (forkPoint === undefined) {
    throw sentence(`The ${o.head} branch has no history in common with ${o.base}`);
  }
  const at = world.iso();
  const pull: PullRequest = {
    id: world.nextId(),
    number: nextNumber(repository),
    author: o.author,
    createdAt: at,
    updatedAt: at,
    title: o.title,
    body: o.body,
    draft: o.draft,
    state: 'open',
    headRef: o.head,
    baseRef: o.base,
    headSha: head,
    heads: [head],
    baseSha: base,
    forkPoint,
    changes: await changesBetween(dir, forkPoint, head),
    testMerge: { of: '' },
    lastPush: lastPush(repository, o, at),
    reviews: [],
  };
  repository.pulls.push(pull);
  await moveRef(dir, `refs/pull/${pull.number}/head`, head);
  await refreshTestMerge(world, repository, pull, base);
  return pull;
}

function invalid(field: string): ApiError {
  return validationFailed({ resource: 'PullRequest', field, code: 'invalid' });
}

function sentence(message: string): ApiError {
  return validationFailed({ resource: 'PullRequest', code: 'custom', message });
}

function refuseDuplicate(repository: Repository, o: OpenPull): void {
  const twin = repository.pulls.some(
    (p) => p.state === 'open' && p.headRef === o.head && p.baseRef === o.base,
  );
  if (twin) {
    throw sentence(`A pull request already exists for ${repository.owner.login}:${o.head}.`);
  }
}

/** Who pushed the head branch last, for "approval of the most recent push by someone else". */
function lastPush(repository: Repository, o: OpenPull, at: string): PullRequest['lastPush'] {
  const push = repository.pushes.findLast((p) => p.ref === `refs/heads/${o.head}`);
  return { by: push?.by ?? o.author.login, at: push?.at ?? at };
}
