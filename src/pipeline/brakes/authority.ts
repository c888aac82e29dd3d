import {
  brakesWorkflow,
  decideDispatch,
  withdrawWorkflow,
} from '../../approval/decide-dispatch.ts';
import type { Authority } from '../../approval/dispatch.ts';
import type { DispatchRefusal } from '../../approval/dispatch-refusal.ts';
import { dispatchFacts } from '../../forge/github/dispatch-facts.ts';
import { maxClockSkewMs } from '../../ledger/clock-skew.ts';
import type { LogView } from '../../ledger/log.ts';
import type { DepartmentId, Instant } from '../../post/post.ts';
import { KohoError } from '../workplace/koho-error.ts';
import type { Workplace } from '../workplace/workplace.ts';

interface Order {
  readonly kind: 'resumed' | 'resolved' | 'withdrawal';
  /** Absent: it concerns every department. */
  readonly department?: DepartmentId;
  readonly deputies: boolean;
}

/**
 * Who ordered what this very run is about to do. The forge is asked once;
 * whether the run is used up is asked of each tip that the record would follow.
 */
export async function openAuthority(
  { github, run, policy, clock }: Pick<Workplace, 'github' | 'run' | 'policy' | 'clock'>,
  { kind, department, deputies }: Order,
): Promise<{ at(view: LogView): Promise<Authority> }> {
  const facts = await dispatchFacts(github, run);
  return {
    /** @throws KohoError `not-authorised` with every reason */
    async at(view) {
      const used = facts.known && (await isUsed(view, { kind, run, since: facts.createdAt }));
      const decision = decideDispatch({
        ...{ facts, policy: policy.policy, deputies, used, now: clock.now() },
        // What is said, and unsaid, is the department's to answer for.
        operators: kind !== 'withdrawal',
        workflow: kind === 'withdrawal' ? withdrawWorkflow : brakesWorkflow,
        ...(department && { department }),
      });
      if (decision.granted) return decision.authority;
      throw notAuthorised(decision.reasons);
    },
  };
}

/** No record of a run is older than the run, so the history before it is not read. */
async function isUsed(
  view: LogView,
  o: { readonly kind: Order['kind']; readonly run: string; readonly since: Instant },
): Promise<boolean> {
  for (let seq = view.size - 1; seq >= 0; seq -= 1) {
    const { at, kind, run } = await view.record(seq);
    if (kind === o.kind && run === o.run) return true;
    if (Date.parse(at) < o.since - maxClockSkewMs) return false;
  }
  return false;
}

function notAuthorised(reasons: readonly DispatchRefusal[]): KohoError {
  const list = (language: 'ja' | 'en') =>
    reasons.map(({ message }) => message[language]).join('\n');
  return new KohoError('not-authorised', {
    ja: `この実行には権限がないため、何もしていません。\n${list('ja')}`,
    en: `This run carries no authority; nothing was done.\n${list('en')}`,
  });
}
