import { LedgerError, type LedgerErrorCode, type Log, type LogView } from '../../ledger/log.ts';
import type { Policy } from '../../policy/policy.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { KohoError } from './koho-error.ts';
import { type LogsOptions, openGitLog, organisationLogName } from './logs.ts';
import { policyStates } from './policy-states.ts';
import { hasLogs, recordGone } from './record-gone.ts';

/** The policy that the organisation's log records as in force, with the log that it verifies. */
export interface PolicyInForce {
  readonly policy: LoadedPolicy;
  /** The commit of main that holds it. */
  readonly commit: string;
  readonly organisation: Log;
  readonly view: LogView;
}

/**
 * The policy in force is not simply what lies on main: somebody may have pushed
 * another register, other keys or another forge there. So each state of
 * `policies/` on main's own line is tried, newest first: it counts when the
 * organisation's log verifies with its keys and names its digest.
 *
 * @throws KohoError `no-record` before the first record, `policy-not-in-force`
 * when none fits, `key-wrong`; LedgerError when the log cannot be reached, is
 * damaged, or is signed by nobody whom main names
 */
export async function policyInForce(
  o: Omit<LogsOptions, 'policy'>,
  main: string,
): Promise<PolicyInForce> {
  const { writes, ...reads } = o;
  const rejected: unknown[] = [];
  let verified = false;
  let successor: Policy | undefined;
  for await (const commit of policyStates(o.repository, main)) {
    const loaded = await loadPolicy(commitSource(o.repository, commit));
    if (!loaded.ok) continue;
    const policy = loaded.value;
    const read = await readWith({ ...reads, policy: policy.policy });
    if ('rejected' in read) {
      rejected.push(read.rejected);
      continue;
    }
    const { organisation, view } = read;
    verified = true;
    if (view.size === 0) throw (await hasLogs(o.repository)) ? recordGone() : notBegun();
    if (view.state.policy !== policy.digest) {
      successor ??= policy.policy;
      continue;
    }
    const own = writes ? await writable(o, policy.policy, successor) : organisation;
    return { policy, commit, organisation: own, view };
  }
  // No policy of main verifies the tip: what is wrong is the record.
  if (!verified && rejected.length > 0) throw rejected[0];
  throw notInForce();
}

/** The organisation's log as the keys of this policy read it. */
async function readWith(
  o: LogsOptions,
): Promise<
  { readonly organisation: Log; readonly view: LogView } | { readonly rejected: unknown }
> {
  try {
    const organisation = await openGitLog(o, organisationLogName);
    return { organisation, view: await organisation.view() };
  } catch (error) {
    if (isOtherKey(error)) return { rejected: error };
    throw error;
  }
}

/**
 * The organisation's log for writing. With the key of a policy that is not in
 * force yet only where that policy names the present key as replaced at this very
 * tip: by then the old key may be lost, and the record that adopts the policy is
 * the first that the new one signs. Whoever appends makes sure of that.
 */
async function writable(
  o: Omit<LogsOptions, 'policy'>,
  policy: Policy,
  successor: Policy | undefined,
): Promise<Log> {
  try {
    return await openGitLog({ ...o, policy }, organisationLogName);
  } catch (error) {
    if (!o.writes?.adopts || !successor || !isOtherKey(error)) throw error;
    const log = await openGitLog({ ...o, policy: successor }, organisationLogName);
    await log.view();
    return log;
  }
}

/** Codes that say "not by the keys or origin of this policy", not "damaged". */
const otherKey: readonly LedgerErrorCode[] = [
  'tip-unsigned',
  'tip-foreign-key',
  'tip-signature-wrong',
  'tip-malformed',
];

function isOtherKey(error: unknown): boolean {
  if (error instanceof KohoError) return error.code === 'key-wrong';
  return error instanceof LedgerError && otherKey.includes(error.code);
}

function notInForce(): KohoError {
  return new KohoError('policy-not-in-force', {
    ja: '発信記録で有効とされている policies/ が main の履歴に見つかりません。main の履歴か発信記録が書き換えられていないか確かめてください。',
    en: 'No policies/ on the history of main is the one that the record holds as in force. Check whether the history of main or the record was rewritten.',
  });
}

function notBegun(): KohoError {
  return new KohoError('no-record', {
    ja: '発信記録がまだありません。main の policies/ を確かめてから、koho record --init で始めてください。',
    en: 'There is no record yet. Look at policies/ on main, then begin with koho record --init.',
  });
}
