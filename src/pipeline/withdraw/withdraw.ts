import type { Authority } from '../../approval/dispatch.ts';
import { runState } from '../../forge/github/run-state.ts';
import type { Log, LogView } from '../../ledger/log.ts';
import type { Account } from '../../policy/policy.ts';
import { instant } from '../../post/post.ts';
import type { PartState } from '../../publish/delivery.ts';
import { isClosed } from '../../publish/drafts.ts';
import { publishAccount } from '../../publish/publish-account.ts';
import type { PublishAccountOptions } from '../../publish/publish-account-options.ts';
import { withdrawalDraft } from '../../publish/removal/removal-drafts.ts';
import { deliveryOf } from '../../publish/removal/take-withdrawals.ts';
import type { Failure } from '../../publish/report.ts';
import { takeApprovals } from '../../publish/take-approvals.ts';
import { openAuthority } from '../brakes/authority.ts';
import { requireCleanReasons } from '../brakes/require-clean-reasons.ts';
import { openGate } from '../publish/gate.ts';
import { jobLimits } from '../publish/job-limits.ts';
import { openPlatform } from '../publish/open-platform.ts';
import { refuseRolledBack } from '../publish/own-log.ts';
import { oneLine } from '../record/bodies.ts';
import { postName, registeredPost } from '../registered-post.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { sha256 } from '../workplace/sha256.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { wasApproved } from './was-approved.ts';
import { neverApproved } from './withdraw-refusals.ts';

export interface WithdrawOptions {
  /** The account whose keys this job holds. */
  readonly account: string;
  /** `posts/kotsu/2026/x.md`, or without `.md`. */
  readonly post: string;
  readonly why: string;
  /** Why a correction does not suffice. */
  readonly whyNotCorrect: string;
}

export interface Withdrawn {
  readonly post: string;
  readonly account: string;
  /** `elsewhere`: approved, and not for this account. `already`: withdrawn and gone before. */
  readonly did: 'ordered' | 'already' | 'elsewhere';
  readonly by: Authority;
  /** It replaces the text of a public post: only once that was public does the post go with it. */
  readonly isEdit?: true;
  /** Of the post on this account, as this run leaves them; empty: it has none. */
  readonly parts: readonly PartState[];
  /** Why the run ended early. */
  readonly failure?: Failure;
}

/**
 * 公開中止・削除 in an emergency, by the authority of whoever started this run: the
 * order goes on record, then what is public is deleted, in this very job. A pause
 * stops sending and not this.
 */
export async function withdraw(settings: Settings, o: WithdrawOptions): Promise<Withdrawn> {
  const workplace = await openWorkplace(settings, { signs: 'account' });
  try {
    const account = accountOf(workplace.policy.policy, o.account);
    const log = await workplace.accountLog(account.id, 'write');
    const begun = await log.view();
    await refuseRolledBack(workplace.view, begun, account.id);
    const platform = await openPlatform(account, settings, workplace.clock);
    const options = { ...optionsOf(workplace, account, log), platform };
    return await order(workplace, { ...o, account, options, begun });
  } finally {
    await workplace.close();
  }
}

interface Order extends Omit<WithdrawOptions, 'account'> {
  readonly account: Account;
  readonly options: PublishAccountOptions;
  readonly begun: LogView;
}

async function order(workplace: Workplace, o: Order): Promise<Withdrawn> {
  const { options, account } = o;
  const found = registeredPost(o.post, workplace.policy.policy);
  if (found === undefined) throw neverApproved(postName(o.post));
  const { id: post, department } = found;
  const authority = await openAuthority(workplace, {
    ...{ kind: 'withdrawal', department, deputies: true },
  });
  let by = await authority.at(o.begun);
  if (!(await wasApproved(workplace.organisation, post))) throw neverApproved(post);
  requireCleanReasons([o.why, o.whyNotCorrect], workplace.policy.policy);
  // Also what is approved and was not planned yet: it would go out after the order otherwise.
  await takeApprovals(options);
  let did: Withdrawn['did'] = 'ordered';
  await options.log.append(async (view) => {
    by = await authority.at(view);
    const delivery = await deliveryOf(options, view, post);
    did = delivery ? (delivery.removal && isClosed(delivery) ? 'already' : 'ordered') : 'elsewhere';
    if (!delivery || did === 'already') return [];
    const [why, whyNotCorrect] = [oneLine(o.why), oneLine(o.whyNotCorrect)];
    const place = { nonce: workplace.chance.nonce(), at: workplace.clock.now() };
    const ordered = { by: 'person', id: String(by.id) } as const;
    return [withdrawalDraft(delivery, place, { ordered, why, whyNotCorrect })];
  });
  const { failure } = await publishAccount({ ...options, only: 'removals' });
  const delivery = await deliveryOf(options, await options.log.view(), post);
  const parts = delivery?.parts ?? [];
  return {
    ...{ post, account: account.id, did, by, parts },
    ...(delivery?.edits !== undefined && ({ isEdit: true } as const)),
    ...(failure && { failure }),
  };
}

function optionsOf(workplace: Workplace, account: Account, log: Log) {
  const { clock, chance, github, run, organisation, policy } = workplace;
  return {
    ...{ account, organisation, log, clock, chance, sha256 },
    gate: openGate(workplace),
    runs: { me: run, state: (name: string) => runState(github, name) },
    limits: jobLimits(policy.policy),
    until: instant(clock.now()),
  };
}
