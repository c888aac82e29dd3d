import type { LogState } from './log.ts';
import type { AnyRecord } from './record.ts';

export const emptyState: LogState = { lastApproved: {}, plannedFrom: 0 };

/** The state after one more record. Derived from records alone. */
export function nextState(state: LogState, record: AnyRecord): LogState {
  switch (record.kind) {
    case 'genesis': {
      const { policy, main } = record.body;
      return {
        ...state,
        ...(policy === undefined ? {} : { policy }),
        ...(main === undefined ? {} : { main }),
      };
    }
    case 'approved':
      return {
        ...state,
        main: record.body.commit,
        lastApproved: {
          ...state.lastApproved,
          ...Object.fromEntries(
            record.body.deliveries.map(({ account }) => [account, record.seq] as const),
          ),
        },
      };
    case 'refused':
    case 'policy-refused':
      return { ...state, main: record.body.commit };
    case 'policy-adopted':
      return { ...state, main: record.body.commit, policy: record.body.policy };
    case 'withdrawal-approved':
      return {
        ...state,
        main: record.body.commit,
        withdrawals: {
          ...state.withdrawals,
          ...Object.fromEntries(record.body.accounts.map((account) => [account, record.seq])),
        },
      };
    case 'examined':
      return { ...state, main: record.body.main };
    case 'paused':
    case 'resumed':
      return withPause(state, record.body.account, record.kind === 'paused');
    case 'tips':
      return {
        ...state,
        tips: {
          ...state.tips,
          ...Object.fromEntries(record.body.logs.map(({ log, ...tip }) => [log, tip] as const)),
        },
      };
    case 'planned':
      return { ...state, plannedFrom: Math.max(state.plannedFrom, record.body.approvedSeq) };
    case 'withdrawal': {
      const { orderedSeq } = record.body;
      if (orderedSeq === undefined) return state;
      return { ...state, withdrawnFrom: Math.max(state.withdrawnFrom ?? 0, orderedSeq) };
    }
    case 'intent':
    case 'prepared':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
    case 'confirmed':
    case 'no-effect':
    case 'ambiguous':
    case 'duplicated':
    case 'held':
    case 'blocked':
    case 'withdrawn':
    case 'resolved':
    case 'deleting':
    case 'deleted':
    case 'delete-failed':
      return state;
    default:
      return record satisfies never;
  }
}

function withPause(state: LogState, account: string | undefined, paused: boolean): LogState {
  if (account === undefined) return { ...state, paused };
  const others = (state.pausedAccounts ?? []).filter((one) => one !== account);
  return { ...state, pausedAccounts: paused ? [...others, account].sort() : others };
}
