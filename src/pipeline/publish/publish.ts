import { runState } from '../../forge/github/run-state.ts';
import { LedgerError, type Log } from '../../ledger/log.ts';
import type { Account, Policy } from '../../policy/policy.ts';
import { timingOf } from '../../policy/timing-of.ts';
import { instant } from '../../post/post.ts';
import { departmentOf } from '../../post/post-id.ts';
import { publishAccount } from '../../publish/publish-account.ts';
import type { Report } from '../../publish/report.ts';
import type { Looker } from '../open-looker.ts';
import { KohoError } from '../workplace/koho-error.ts';
import type { Settings } from '../workplace/settings.ts';
import { sha256 } from '../workplace/sha256.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { beginLook, type LinkNotice } from './begin-look.ts';
import { openGate } from './gate.ts';
import { openPlatform } from './open-platform.ts';
import { refuseRolledBack } from './own-log.ts';

export interface PublishOptions {
  readonly account: string;
  /** How long to stay for what is due later; 0 = only what is due now. */
  readonly stayMs: number;
  /** Opens the links of what is due; absent: nobody looks. */
  readonly looker?: Looker;
}

export interface PublishReport extends Report {
  readonly linkNotices: readonly LinkNotice[];
}

/** The job of one account: sends what is due, with the keys of its own environment. */
export async function publish(settings: Settings, o: PublishOptions): Promise<PublishReport> {
  const workplace = await openWorkplace(settings, { signs: 'account' });
  try {
    const { policy } = workplace.policy;
    const account = accountOf(policy, o.account);
    const { clock, chance, github, run, organisation } = workplace;
    const log = await workplace.accountLog(account.id, 'write');
    const rolledBack = await rolledBackReport(workplace, log, account);
    if (rolledBack) return { ...rolledBack, linkNotices: [] };
    const until = instant(clock.now() + o.stayMs);
    const due = { account: account.id, log, until };
    const looking = o.looker && (await beginLook(workplace, { ...due, looker: o.looker }));
    const report = await publishAccount({
      account,
      organisation,
      log,
      platform: await openPlatform(account, settings, clock),
      gate: openGate(workplace),
      clock,
      chance,
      runs: { me: run, state: (name) => runState(github, name) },
      limits: policy.organisation.publishing,
      sha256,
      timingOf: (post) => timingOf(policy, account, departmentOf(post)),
      until,
    });
    return { ...report, linkNotices: (await looking?.notices()) ?? [] };
  } finally {
    await workplace.close();
  }
}

/** Its own log is checked first; the organisation's was read before it, when the workplace was opened. */
async function rolledBackReport(
  { view }: Workplace,
  log: Log,
  { id }: Account,
): Promise<Report | undefined> {
  try {
    await refuseRolledBack(view, await log.view(), id);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { code, message } = error;
    return { account: id, deliveries: [], failure: { code, message } };
  }
}

function accountOf(policy: Policy, id: string): Account {
  const account = [...policy.accounts.values()].find((one) => one.id === id);
  if (account) return account;
  const known = [...policy.accounts.keys()].join(', ');
  throw new KohoError('unknown-account', {
    ja: `公式アカウント「${id}」は登録されていません。登録されているもの：${known}`,
    en: `There is no registered account "${id}". Registered: ${known}`,
  });
}
