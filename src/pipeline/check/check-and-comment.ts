import { commitReader } from '../../forge/git/commit-reader.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { approvedCommits } from '../../forge/github/approved-commits.ts';
import type { GitHub } from '../../forge/github/github.ts';
import { upsertComment } from '../../forge/github/sticky-comment.ts';
import type { Finding } from '../../guideline/rule.ts';
import type { Language } from '../../post/message.ts';
import { parsePostId } from '../../post/post-id.ts';
import type { Examination } from '../examine-post.ts';
import { historyOf } from '../history.ts';
import type { LoadedPolicy } from '../load-policy.ts';
import { measurer } from '../measurer.ts';
import { comment, commentMarker } from '../report/comment/comment.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { openGitLog } from '../workplace/logs.ts';
import { fetchMain } from '../workplace/record-office.ts';
import { openRepository } from '../workplace/repository.ts';
import { runName, type Settings } from '../workplace/settings.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';
import { openForge } from '../workplace/workplace.ts';
import { checkPullRequest, type PullRequestCheck } from './check-pull-request.ts';
import { isReady } from './verdict.ts';

export interface PullRequest {
  readonly number: number;
  /** Login of who opened it. */
  readonly author: string;
}

export interface CheckedPullRequest {
  readonly posts: number;
  readonly findings: readonly Finding[];
  readonly ready: boolean;
  readonly language: Language;
  /** What the comment says; also the job's summary. */
  readonly text: string;
}

/** Checks a pull request and keeps its one comment up to date. Any writer could forge the comment: it decides nothing. */
export async function checkAndComment(
  settings: Settings,
  pull: PullRequest,
  o: { readonly language?: Language },
): Promise<CheckedPullRequest> {
  const repository = await openRepository(settings);
  try {
    const base = await fetchMain(repository);
    const head = await fetchHead(repository, pull.number);
    const checked = await checkPullRequest({
      ...{ repository, base, head, now: systemClock.now() },
      historyOf: (paths, policy) => recorded(repository, settings, { paths, policy }),
    });
    if ('policyFindings' in checked) return withoutPolicy(checked.policyFindings, o.language);
    return await commentOn({ settings, repository, pull, head, checked }, o.language);
  } finally {
    await repository.close();
  }
}

async function fetchHead(repository: Repository, number: number): Promise<string> {
  const ref = `refs/pull/${number}/head`;
  const head = (await repository.fetch([ref])).get(ref);
  if (head !== undefined) return head;
  throw new KohoError('wrong-use', {
    ja: `プルリクエスト ${number} が見つかりません。`,
    en: `There is no pull request ${number}.`,
  });
}

/** Reads the accounts' logs as they are now; nothing is written. */
function recorded(
  repository: Repository,
  { environment }: Settings,
  { paths, policy }: { paths: readonly string[]; policy: LoadedPolicy },
) {
  const posts = paths.flatMap((path) => {
    const parsed = parsePostId(path);
    return parsed.ok ? [parsed.value.id] : [];
  });
  const run = runName(environment, systemChance.nonce);
  const surroundings = { repository, run, clock: systemClock, chance: systemChance };
  return historyOf({
    posts,
    policy: policy.policy,
    openLog: (account) => openGitLog({ ...surroundings, policy: policy.policy }, account),
  });
}

interface Commenting {
  readonly settings: Settings;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly head: string;
  readonly checked: PullRequestCheck;
}

async function commentOn(o: Commenting, asked: Language | undefined): Promise<CheckedPullRequest> {
  const { settings, repository, pull, head, checked } = o;
  const { policy, examinations, general } = checked;
  const language = asked ?? policy.policy.organisation.locale;
  const findings = [...general, ...examinations.flatMap((one) => one.findings)];
  const payloads = examinations.flatMap(({ examined }) => examined?.payloads ?? []);
  const github = openForge(policy.policy, settings);
  const text = comment({
    ...{ examinations, general, language, author: pull.author },
    policy: policy.policy,
    now: systemClock.now(),
    measure: await measurer(payloads, { exact: true }),
    sinceApproval: await sinceApproval(github, repository, { pull, head, examinations }),
  });
  const body = text.slice(commentMarker.length + 1);
  await upsertComment(github, { pullRequest: pull.number, marker: commentMarker, body });
  const ready = isReady(findings);
  return { posts: examinations.length, findings, ready, language, text: body };
}

/** Whether each post still has the blobs that somebody approved last. */
async function sinceApproval(
  github: GitHub,
  repository: Repository,
  o: { pull: PullRequest; head: string; examinations: readonly Examination[] },
): Promise<ReadonlyMap<string, 'same' | 'changed'>> {
  const commit = (await approvedCommits(github, o.pull.number)).at(-1);
  if (commit === undefined) return new Map();
  const reader = commitReader(repository);
  if (!(await reader.ensureCommit(commit, `refs/pull/${o.pull.number}/head`))) return new Map();
  const since = new Map<string, 'same' | 'changed'>();
  for (const { path, examined } of o.examinations) {
    const paths = examined?.files.map((file) => file.path) ?? [path];
    const [then, now] = [await reader.blobsAt(commit, paths), await reader.blobsAt(o.head, paths)];
    since.set(path, paths.every((one) => then.get(one) === now.get(one)) ? 'same' : 'changed');
  }
  return since;
}

function withoutPolicy(
  findings: readonly Finding[],
  language: Language = 'ja',
): CheckedPullRequest {
  const text = findings.map(({ path, line, message }) => `${path}:${line} ${message[language]}`);
  return { posts: 0, findings, ready: false, language, text: text.join('\n') };
}
