import type { Delivery, PartDigests, Reason } from './delivery.ts';
import type { GateAnswer, Pass } from './ports/gate.ts';
import type { Heard, SendablePart } from './ports/platform.ts';
import type { Sha256 } from './ports/surroundings.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { type PublishReasonCode, reason } from './reasons.ts';

/**
 * The gate's answer, and what must hold besides: the account is open, the
 * credentials are its own, the post is bound to no other edition, and the bytes
 * handed over for sending are, digest by digest, those that were approved.
 * A gate that cannot be asked is closed.
 */
export class GateKeeper {
  readonly #o: PublishAccountOptions;
  readonly #hear: Hear;
  #identified = false;

  constructor(options: PublishAccountOptions, hear: Hear) {
    this.#o = options;
    this.#hear = hear;
  }

  async ask(delivery: Delivery): Promise<GateAnswer> {
    const { account, gate, clock, limits, sha256 } = this.#o;
    if (account.status === 'closed') return closed('account-closed', 'hold');
    try {
      const refused = await this.identify();
      if (refused) return closed(refused, 'stays');
      const answer = await gate.check(delivery);
      if (!answer.open) return answer;
      // Read after the gate: an intent of another account that came meanwhile is seen here.
      const bound = await gate.boundContent(delivery.post);
      if (bound !== undefined && bound !== delivery.contentDigest) {
        return closed('edition-bound', 'hold');
      }
      const differs = difference(answer.pass, delivery, sha256);
      if (differs) return closed(differs, 'hold');
      const age = clock.now() - answer.pass.checkedAt;
      return age <= limits.recheckMaxAgeSeconds * 1000 ? answer : closed('gate-stale', 'stays');
    } catch {
      return closed('gate-unreadable', 'stays');
    }
  }

  /** Why the credentials may not be used. Once a run: a secret does not change while a job runs. */
  async identify(): Promise<'credentials-wrong' | 'credentials-unchecked' | undefined> {
    if (this.#identified) return undefined;
    const outcome = this.#hear(await this.#o.platform.identify());
    switch (outcome.outcome) {
      case 'done':
        if (outcome.value.remoteId !== this.#o.account.remoteId) {
          return 'credentials-wrong';
        }
        this.#identified = true;
        return undefined;
      case 'no-effect':
      case 'unknown':
        return 'credentials-unchecked';
    }
  }
}

/** What the headers of the answer told is the session's to keep. */
type Hear = <T>(answer: Heard<T>) => Heard<T>;

function difference(pass: Pass, delivery: Delivery, sha256: Sha256): PublishReasonCode | undefined {
  if (pass.contentDigest !== delivery.contentDigest) return 'content-differs';
  const { digests } = delivery;
  const same =
    pass.payloadDigest === delivery.payloadDigest &&
    pass.parts.length === digests.length &&
    pass.parts.every((part, index) => isApproved(part, digests[index], sha256));
  return same ? undefined : 'payload-differs';
}

function isApproved(
  part: Omit<SendablePart, 'replyTo'>,
  digests: PartDigests | undefined,
  sha256: Sha256,
): boolean {
  return (
    digests !== undefined &&
    sha256(part.text) === digests.text &&
    part.media.length === digests.media.length &&
    part.media.every(({ bytes }, index) => sha256(bytes) === digests.media[index])
  );
}

function closed(code: PublishReasonCode, effect: 'stays' | 'hold'): GateAnswer {
  const why: Reason = reason(code);
  return { open: false, effect, reason: why };
}
