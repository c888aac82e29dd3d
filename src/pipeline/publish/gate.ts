import { readPauses, type StandingPause } from '../../forge/git/pause-ref.ts';
import type { Delivery, Reason } from '../../publish/delivery.ts';
import type { Gate, GateAnswer, Pass } from '../../publish/ports/gate.ts';
import { isPausedOnRecord } from '../brakes/paused-on-record.ts';
import { historyOf } from '../history.ts';
import { type Judgement, judgeApproval } from '../judge-approval.ts';
import { digestOf } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { undecided, undecidedMessage } from '../undecided.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { gateReason } from './gate-reasons.ts';
import { judgeContent } from './judge-content.ts';
import { readParts } from './read-parts.ts';
import { recallPayload } from './recall-payload.ts';

/**
 * Promise 1: everything that must hold at the moment of publishing, read again
 * from the remote each time it is asked. Whatever cannot be read keeps it shut.
 */
export function openGate(workplace: Workplace): Gate {
  return {
    check: (delivery) => check(workplace, delivery),
    recall: (delivery) => recallPayload(workplace, delivery),
    async boundContent(post) {
      const openLog = (account: string) => workplace.accountLog(account, 'read');
      const organisation = await workplace.organisation.view();
      const { policy } = workplace.policy;
      const { published } = await historyOf({ posts: [post], policy, openLog, organisation });
      return published.get(post)?.contentDigest;
    },
  };
}

async function check(workplace: Workplace, delivery: Delivery): Promise<GateAnswer> {
  const { repository, clock, policy } = workplace;
  const checkedAt = clock.now();
  const [pause] = await readPauses(repository, [delivery.account]);
  if (pause) return stays(pauseReason(pause));
  const main = await workplace.mainHead();
  const source = commitSource(repository, main);
  const view = await workplace.organisation.view();
  if (isPausedOnRecord(view.state, delivery.account))
    return stays(gateReason('resume-not-on-record'));
  const held = view.state.policy ?? '';
  // A policy that took effect since this run began is for the next run to publish under.
  if (held !== policy.digest || (await digestOf(source)) !== held) {
    return stays(gateReason('policy-not-in-force'));
  }
  const content = await judgeContent({ source, policy: policy.policy, delivery, now: checkedAt });
  if (!content.fits) return content.answer;
  const approved = await view.record(delivery.approvedSeq);
  if (approved.kind !== 'approved') return hold(gateReason('approval-not-on-record'));
  const judged = await judgeApproval(workplace, {
    subject: { kind: 'post', blobs: content.blobs },
    main,
    inForce: approved.body.policy,
    department: content.department,
  });
  const reason = notApproved(judged);
  if (reason) return stays(reason);
  if ('undecidable' in judged || !judged.approved) return stays(gateReason('facts-unknown'));
  const [waived] = undecided(content.findings, judged.approval.reviewer.role);
  if (waived) return stays(gateReason('waiver-not-decided', undecidedMessage(waived)));
  const pass: Pass = {
    checkedAt,
    policy: held,
    review: judged.approval.reviewId,
    mergeCommit: judged.approval.mergeCommit,
    contentDigest: delivery.contentDigest,
    payloadDigest: delivery.payloadDigest,
    payload: content.payload,
    parts: await readParts(repository, content),
  };
  return { open: true, pass };
}

function pauseReason({ account }: StandingPause): Reason {
  return account === undefined ? gateReason('paused') : gateReason('account-paused', account);
}

function notApproved(judged: Judgement): Reason | undefined {
  if ('undecidable' in judged) return gateReason('facts-unknown', judged.undecidable);
  if (judged.approved) return undefined;
  const [first] = judged.reasons;
  return gateReason('approval-void', first?.message);
}

function stays(reason: Reason): GateAnswer {
  return { open: false, effect: 'stays', reason };
}

function hold(reason: Reason): GateAnswer {
  return { open: false, effect: 'hold', reason };
}
