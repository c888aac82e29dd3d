import { type GitHub, openGitHub } from '../../forge/github/github.ts';
import { repositoryFacts } from '../../forge/github/repository-facts.ts';
import type { Policy } from '../../policy/policy.ts';
import { KohoError } from './koho-error.ts';
import { type OfficeOptions, openRecordOffice, type RecordOffice } from './record-office.ts';
import { requiredToken, type Settings } from './settings.ts';
import { systemClock } from './surroundings.ts';

/** What the keyed jobs work with: the record office, and the forge that the policy in force names. */
export interface Workplace extends RecordOffice {
  readonly github: GitHub;
}

/** How far this machine's clock may be off the forge's (design, 5: otherwise nothing is sent). */
const maxClockOffMs = 60_000;

/** @throws KohoError, GitError, GitHubError, LedgerError: nothing was done then */
export async function openWorkplace(settings: Settings, o: OfficeOptions): Promise<Workplace> {
  const office = await openRecordOffice(settings, o);
  try {
    const github = openForge(office.policy.policy, settings);
    await refuseWrongClock(github);
    await refusePublicDrafts(github, office.policy.policy);
    return { ...office, github };
  } catch (error) {
    await office.close();
    throw error;
  }
}

export function openForge(policy: Policy, settings: Settings): GitHub {
  const { api, repository } = policy.organisation.forge;
  return openGitHub({ api, repository, token: requiredToken(settings) });
}

export async function refuseWrongClock(github: GitHub): Promise<void> {
  const off = systemClock.now() - (await github.serverTime());
  if (Math.abs(off) <= maxClockOffMs) return;
  const seconds = Math.round(Math.abs(off) / 1000);
  throw new KohoError('clock-far-off', {
    ja: `この計算機の時計がGitHubより${seconds}秒${off > 0 ? '進んで' : '遅れて'}います。時刻を合わせるまで何も記録・公開しません。`,
    en: `This machine's clock is ${seconds} s ${off > 0 ? 'ahead of' : 'behind'} GitHub's. Nothing is recorded or published until it is set right.`,
  });
}

/** Promise 7: in a public repository every draft is public before anybody approved it. */
export async function refusePublicDrafts(github: GitHub, policy: Policy): Promise<void> {
  if (policy.organisation.publicDrafts) return;
  if ((await repositoryFacts(github)).private) return;
  throw new KohoError('repository-public', {
    ja: 'このリポジトリは非公開ではありません。プルリクエストの下書きが、承認の前にだれにでも読まれます。非公開（private）にするか、下書きを公開してよい理由を policies/koho.yml の public_drafts に書いて承認を受けてください。',
    en: 'This repository is not private: drafts in pull requests can be read before anybody approved them. Make it private, or state under public_drafts in policies/koho.yml why drafts may be public, and have that approved.',
  });
}
