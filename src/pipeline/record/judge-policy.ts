import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import type { Draft } from '../../ledger/record.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';
import { type Judgement, judgeApproval } from '../judge-approval.ts';
import { digestOf, loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { approvalBody, faultReason, reasonsBody, refusalReason } from './bodies.ts';
import type { InForce } from './examine-main.ts';
import { lastingReason } from './lasting-reason.ts';
import { undecidable } from './undecidable.ts';

/**
 * A commit that leaves another policy on main than the one in force. Approved
 * under the policy in force it takes effect by its record; otherwise the record
 * says why not, and publishing stops until main holds the policy in force again.
 */
export async function judgePolicy(
  workplace: Workplace,
  inForce: InForce,
  commit: string,
): Promise<{ readonly inForce: InForce; readonly draft?: Draft }> {
  const source = commitSource(workplace.repository, commit);
  const digest = await digestOf(source);
  if (digest === inForce.policy.digest) return { inForce: { ...inForce, commit } };
  const nonce = workplace.chance.nonce();
  const refuse = (reasons: readonly ReasonBody[]) => {
    const body = { policy: digest, inForce: inForce.policy.digest, commit };
    return {
      inForce,
      draft: {
        kind: 'policy-refused',
        nonce,
        body: { ...body, reasons: reasonsBody(reasons) },
      } as const,
    };
  };
  const loaded = await loadPolicy(source);
  if (!loaded.ok) return refuse(loaded.faults.slice(0, 10).map(faultReason));
  const judged = await approvalOf(workplace, inForce, commit);
  if ('lasting' in judged) return refuse([judged.lasting]);
  if ('undecidable' in judged) throw undecidable(judged.undecidable);
  if (!judged.approved) return refuse(judged.reasons.map(refusalReason));
  return {
    inForce: { policy: loaded.value, commit },
    draft: {
      kind: 'policy-adopted',
      nonce,
      body: {
        policy: digest,
        previous: inForce.policy.digest,
        commit,
        approval: approvalBody(judged.approval),
      },
    },
  };
}

async function approvalOf(
  workplace: Workplace,
  inForce: InForce,
  commit: string,
): Promise<Judgement | { readonly lasting: ReasonBody }> {
  try {
    const blobs = await changedBlobs(workplace, inForce.commit, commit);
    return await judgeApproval(workplace, {
      subject: { kind: 'policy', blobs },
      main: commit,
      inForce: inForce.policy.digest,
    });
  } catch (error) {
    return { lasting: lastingReason(error) };
  }
}

/** Every policy file that differs from the policy in force, as it is now; null = gone. */
async function changedBlobs(
  { repository }: Workplace,
  before: string,
  after: string,
): Promise<ReadonlyMap<string, string | null>> {
  const changes = await repository.changedBetween(before, after, ['policies', codeownersPath]);
  return new Map(changes.map(({ path, after: entry }) => [path, entry?.id ?? null]));
}
