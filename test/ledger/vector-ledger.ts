import { sha256Hex } from '../../src/ledger/digest.ts';
import { newKeyPair, parseSigner } from '../../src/ledger/signing-key.ts';
import {
  approvedBody,
  confirmedDraft,
  type Files,
  instant,
  intentDraft,
  oid,
  origin,
  plannedDraft,
  policies,
  tipOf,
  Writer,
} from '../tampering/realistic-ledger.ts';

export interface VectorLedger {
  /** By `<log>/<year>`. */
  readonly branches: ReadonlyMap<string, Files>;
  /** Keys that are public on purpose: never use them. */
  readonly keys: readonly {
    readonly log: string;
    readonly signer: string;
    readonly verifier: string;
  }[];
}

/**
 * The small signed ledger of docs/ledger-vectors: fixed keys, nonces and times,
 * so that an implementation in another language can make the very same bytes.
 * 262 records in the organisation's log, so that one record file is full; the
 * last of them records where the account's log stands.
 */
export async function vectorLedger(): Promise<VectorLedger> {
  const [organisation, account] = ['organisation', 'koho-x'].map((log) => {
    const pair = newKeyPair(`${origin}/${log}`, Buffer.from(sha256Hex(`vector ${log}`), 'hex'));
    return { log, pair, signer: parseSigner(pair.signerKey) };
  });
  if (!organisation?.signer || !account?.signer) throw new Error('A key that was just made');
  const approvals = new Writer({
    log: organisation.log,
    signer: organisation.signer,
    genesis: { policy: policies[0], main: oid('main') },
  });
  const posts = new Writer({ log: account.log, signer: account.signer });

  const approved = approvedBody(0, policies[0], instant(2));
  const approvedSeq = await approvals.append(instant(3), {
    kind: 'approved',
    nonce: approvals.nonce(),
    body: approved,
  });
  for (let day = 0; day < 259; day++) {
    const body = { main: oid(`day ${day}`) };
    await approvals.append(instant(10 + day), { kind: 'examined', nonce: approvals.nonce(), body });
  }
  const delivery = approved.deliveries.find((each) => each.account === account.log);
  if (!delivery) throw new Error('No delivery');
  const publication = { n: 0, approved, delivery, approvedSeq, at: instant };
  const intent = posts.nonce();
  await posts.append(instant(5), plannedDraft(posts.nonce(), publication));
  await posts.append(instant(20), intentDraft(intent, 1, publication));
  await posts.append(instant(21), confirmedDraft(posts.nonce(), intent, publication, instant(20)));
  const tips = { logs: [await tipOf(posts)] };
  await approvals.append(instant(270), { kind: 'tips', nonce: approvals.nonce(), body: tips });
  return {
    branches: new Map([
      ['organisation/2026', approvals.files],
      ['koho-x/2026', posts.files],
    ]),
    keys: [organisation, account].map(({ log, pair }) => ({
      log,
      signer: pair.signerKey,
      verifier: pair.verifierKey,
    })),
  };
}
