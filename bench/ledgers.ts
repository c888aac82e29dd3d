import {
  accounts,
  approvedBody,
  confirmedDraft,
  instant,
  intentDraft,
  type Ledger,
  oid,
  plannedDraft,
  policies,
  signerOf,
  Writer,
} from '../test/tampering/realistic-ledger.ts';

const batch = 500;

/** A ledger in which every post is published on two accounts: seven records a post, signed, in large appends. */
export async function publishedLedger(posts: number): Promise<Ledger> {
  const keys = new Map<string, string>();
  const signers: Map<string, ReturnType<typeof signerOf>['signer']> = new Map();
  const writers = new Map<string, Writer>();
  for (const log of ['organisation', ...accounts]) {
    const { signer, key } = signerOf(log);
    keys.set(log, key);
    signers.set(log, signer);
    const genesis = log === 'organisation' ? { policy: policies[0], main: oid('main') } : {};
    writers.set(log, new Writer({ log, signer, genesis }));
  }
  for (let first = 0; first < posts; first += batch) {
    await publishBatch(writers, first, Math.min(first + batch, posts));
  }
  return { branches: new Map([...writers].map(([log, { files }]) => [log, files])), keys, signers };
}

async function publishBatch(
  writers: ReadonlyMap<string, Writer>,
  first: number,
  end: number,
): Promise<void> {
  const at = (minutes: number) => instant(end * 100 + minutes);
  const organisation = writers.get('organisation');
  if (!organisation) return;
  const numbers = Array.from({ length: end - first }, (_, index) => first + index);
  const bodies = numbers.map((n) => approvedBody(n, policies[0], at(2)));
  const drafts = bodies.map((body) => {
    return { kind: 'approved', nonce: organisation.nonce(), body } as const;
  });
  const last = await organisation.append(at(3), ...drafts);
  for (const account of accounts) {
    const writer = writers.get(account);
    if (!writer) continue;
    const publications = numbers.flatMap((n, index) => {
      const approved = bodies[index];
      const delivery = approved?.deliveries.find((one) => one.account === account);
      if (!approved || !delivery) return [];
      return [{ n, approved, delivery, approvedSeq: last - (end - 1 - n), at }];
    });
    const intents = publications.map(() => writer.nonce());
    await writer.append(at(5), ...publications.map((p) => plannedDraft(writer.nonce(), p)));
    await writer.append(at(20), ...publications.map((p, i) => intentDraft(intents[i] ?? '', 1, p)));
    const done = publications.map((p, i) =>
      confirmedDraft(writer.nonce(), intents[i] ?? '', p, at(20)),
    );
    await writer.append(at(21), ...done);
  }
}
