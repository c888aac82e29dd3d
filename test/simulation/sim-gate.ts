import type { AccountId, Instant } from '../../src/post/post.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import type { Gate, GateAnswer } from '../../src/publish/ports/gate.ts';
import type { Runner } from './runner.ts';
import { account, type Edition, otherMedium, policy, sendableParts, sha256 } from './scenario.ts';
import { closed, type Town } from './town.ts';
import { allRecords, type World } from './world.ts';

/** The gate over the town's state, slow and sometimes unreadable. */
export function simGate(runner: Runner): Gate {
  const { world, prng } = runner;
  const { town } = world;
  const unreadable = () => new Error('the forge did not answer');
  return {
    check: (delivery) =>
      runner.call('gate.check', async (fault) => {
        if (fault === 'gate-unreadable') throw unreadable();
        const checkedAt = runner.now;
        await runner.pass();
        const edition = editionOf(town, delivery);
        const answer = (edition && town.answer(edition)) ?? open(edition, checkedAt);
        if (fault === 'gate-slow') await runner.pass(prng.int(10_000, 120_000));
        return fault === 'wrong-bytes' ? withOtherMedia(answer) : answer;
      }),
    boundContent: (post) =>
      runner.call('gate.bound', (fault) => {
        if (fault === 'gate-unreadable') throw unreadable();
        return boundContent(world, post);
      }),
    recall: (delivery) =>
      runner.call('gate.recall', (fault) => {
        const edition = fault === 'gate-unreadable' ? undefined : editionOf(town, delivery);
        return edition && payload(edition, delivery.account);
      }),
  };
}

function editionOf(town: Town, delivery: Delivery): Edition | undefined {
  return town.editions.find(({ content }) => content === delivery.contentDigest);
}

function payload(edition: Edition, account: AccountId) {
  const parts = edition.parts.map(({ text }) => ({ text, media: [] }));
  return { account, platform: 'x', parts } as const;
}

function open(edition: Edition | undefined, checkedAt: Instant): GateAnswer {
  if (edition === undefined) return closed('hold', 'unknown-edition');
  return {
    open: true,
    pass: {
      checkedAt,
      policy,
      review: 3,
      mergeCommit: sha256(edition.content).slice(0, 40),
      contentDigest: edition.content,
      payloadDigest: edition.payload,
      payload: payload(edition, account),
      parts: sendableParts(edition),
    },
  };
}

function withOtherMedia(answer: GateAnswer): GateAnswer {
  if (!answer.open) return answer;
  const parts = answer.pass.parts.map((part) => ({
    ...part,
    media: part.media.map((medium) => ({ ...medium, bytes: otherMedium })),
  }));
  return { ...answer, pass: { ...answer.pass, parts } };
}

async function boundContent({ branch }: World, post: string): Promise<string | undefined> {
  const deliveries = new Set<string>();
  for (const { kind, body } of allRecords(branch)) {
    if (kind === 'planned' && body.post === post) deliveries.add(body.delivery);
    if (kind === 'intent' && deliveries.has(body.delivery)) return body.content;
  }
  return undefined;
}
