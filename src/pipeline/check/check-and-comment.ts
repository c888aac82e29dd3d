import type { Repository } from '../../forge/git/repository.ts';
import { upsertComment } from '../../forge/github/sticky-comment.ts';
import type { Finding } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import { measurer } from '../measurer.ts';
import type { Looker } from '../open-looker.ts';
import { comment, commentMarker } from '../report/comment/comment.ts';
import { fileUrlOf } from '../report/comment/file-url.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { fetchMain } from '../workplace/record-office.ts';
import { openRepository } from '../workplace/repository.ts';
import type { Settings } from '../workplace/settings.ts';
import { systemClock } from '../workplace/surroundings.ts';
import { openForge } from '../workplace/workplace.ts';
import {
  checkPullRequest,
  type PullRequestCheck,
  type WithoutPolicy,
} from './check-pull-request.ts';
import { maskExamination } from './mask-examination.ts';
import { maskWithdrawals } from './mask-withdrawals.ts';
import { recordedHistory } from './recorded-history.ts';
import { sinceApproval } from './since-approval.ts';
import { trustedPolicy } from './trusted-policy.ts';

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
  o: { readonly language?: Language; readonly looker?: Looker },
): Promise<CheckedPullRequest> {
  const repository = await openRepository(settings);
  try {
    const base = await fetchMain(repository);
    const trusted = await trustedPolicy(repository, settings, base);
    const head = await fetchHead(repository, pull.number);
    const checked = await checkPullRequest({
      ...{ repository, base, head, now: systemClock.now() },
      ...(o.looker && { look: o.looker.look }),
      historyOf: (paths) => recordedHistory(paths, trusted, { repository, settings, base, head }),
    });
    if ('policyFindings' in checked) return withoutPolicy(checked, o.language);
    // Where main's policy can be read, that of the record or, before it, main's own is there.
    const policy = trusted ?? checked.policy.policy;
    return await commentOn({ settings, repository, pull, head, checked, policy }, o.language);
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

interface Commenting {
  readonly settings: Settings;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly head: string;
  readonly checked: PullRequestCheck;
  /** Names the forge. */
  readonly policy: Policy;
}

async function commentOn(o: Commenting, asked: Language | undefined): Promise<CheckedPullRequest> {
  const { settings, repository, pull, head, checked } = o;
  const { general, policyProposal, slots, withdrawals, corrected } = checked;
  const { policy } = checked.policy;
  const language = asked ?? policy.organisation.locale;
  const examinations = checked.examinations.map((one) => maskExamination(one, policy));
  const shown = [...examinations, ...withdrawals.flatMap(({ post }) => (post ? [post] : []))];
  const payloads = shown.flatMap(({ examined }) => examined?.payloads ?? []);
  const github = openForge(o.policy, settings);
  const { text, findings, ready } = comment({
    ...{ examinations, general, slots, language, policy },
    ...{ author: pull.author, now: systemClock.now() },
    ...(policyProposal && { policyProposal }),
    withdrawals: maskWithdrawals(withdrawals, policy),
    corrected,
    fileUrl: fileUrlOf(policy, head),
    measure: await measurer(payloads, { exact: true }),
    sinceApproval: await sinceApproval(github, repository, {
      ...{ number: pull.number, head, examinations },
    }),
  });
  const body = text.slice(commentMarker.length + 1);
  await upsertComment(github, { pullRequest: pull.number, marker: commentMarker, body });
  return { posts: examinations.length, findings, ready, language, text: body };
}

function withoutPolicy(
  { policyFindings, mended }: WithoutPolicy,
  language: Language = 'ja',
): CheckedPullRequest {
  const findings = mended ? [] : policyFindings;
  const lines = policyFindings.map(
    ({ path, line, message }) => `${path}:${line} ${message[language]}`,
  );
  const text = [...(mended ? [mends[language]] : []), ...lines].join('\n');
  return { posts: 0, findings, ready: mended, language, text };
}

const mends = {
  ja: 'main の規程（policies/）には次の誤りがあり、投稿を確認できません。このプルリクエストで直ります。',
  en: 'The policy on main has these faults, so that no post can be checked. This pull request mends them.',
};
