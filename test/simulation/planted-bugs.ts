/**
 * Bugs that a colleague could really write, as changes of the sources' text. Each
 * breaks one promise; the simulator has to notice every one of them.
 */
export interface PlantedBug extends Edit {
  readonly name: string;
  readonly also?: Edit;
}

export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const send = 'src/publish/send.ts';
const inFlight = 'src/publish/decide-in-flight.ts';

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'a timeout is retried',
    file: send,
    from: "case 'unknown':\n      return { event: 'ambiguous', nonce, reason: outcome.reason, at: session.o.clock.now() };",
    to: "case 'unknown':\n      return noEffect(session, intent, { reason: outcome.reason, retry: true });",
  },
  {
    name: "another run's nonce is taken for the own",
    file: inFlight,
    from: 'const stage = situation.sending.get(part.intent.nonce);',
    to: "const stage = situation.sending.get(part.intent.nonce) ?? 'ready';",
  },
  {
    name: 'a nonce can be spent twice',
    file: 'src/publish/session.ts',
    from: 'const prepared = this.#sending.get(intent.nonce);\n    this.#sending.delete(intent.nonce);',
    to: 'const prepared = this.#sending.get(intent.nonce);',
  },
  {
    name: 'the outcome is recorded before the send',
    file: send,
    from: 'const outcome = await caught(() => session.o.platform.release(sendable, prepared));',
    to: `const outcome: Outcome<PublicPost> = {
      outcome: 'done',
      value: { remoteId: '1', url: '', publicAt: session.o.clock.now() },
    };
    await say(session, delivery, part, releaseEvent(session, intent, outcome));
    await caught(() => session.o.platform.release(sendable, prepared));`,
  },
  {
    // Either of the two fences would stop a runner that hung until others had given it up.
    name: 'the lease is ignored and the record not read again',
    file: inFlight,
    from: "if (now >= intent.leaseUntil) return giveUp('lease-over');",
    to: '',
    also: {
      file: 'src/publish/session.ts',
      from: 'const answer = await this.#keeper.ask(delivery);\n    this.refresh();',
      to: 'const answer = await this.#keeper.ask(delivery);',
    },
  },
  {
    name: 'latest_at is ignored at the moment of sending',
    file: inFlight,
    from: "if (now > delivery.latestAt) return giveUp('past-latest-at');",
    to: '',
  },
  {
    name: 'the pause is read once',
    file: 'src/publish/gate-step.ts',
    from: 'return at - pass.checkedAt <= situation.limits.recheckMaxAgeSeconds * 1000;',
    to: 'return pass.checkedAt <= at + situation.limits.recheckMaxAgeSeconds;',
  },
  {
    name: 'the intent is decided on an old view',
    file: 'src/publish/perform.ts',
    from: "const step = session.decide(fresh);\n    if (step.do !== 'intend') return undefined;",
    to: "const step = session.decide(delivery);\n    if (step.do !== 'intend') return undefined;",
  },
  {
    name: 'absence is believed at once',
    file: inFlight,
    from: 'const settled = later(last, limits.settleSeconds * 1000);',
    to: 'const settled = part.intent.at;',
  },
  {
    name: 'sent before it is due',
    file: inFlight,
    from: 'const due = Math.max(now, delivery.publishAt) as Instant;',
    to: 'const due = now;',
  },
];
