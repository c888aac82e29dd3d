import { appendRecords, type Genesis } from '../../src/ledger/append.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { PlannedBody, TipBody } from '../../src/ledger/kinds/parts.ts';
import { openLog } from '../../src/ledger/open-log.ts';
import type { OpenedLog } from '../../src/ledger/opened-log.ts';
import type { Draft, RecordBodies } from '../../src/ledger/record.ts';
import { newKeyPair, parseSigner, type Signer } from '../../src/ledger/signing-key.ts';
import type { ListedFiles } from '../../src/ledger/verify.ts';
import type { LedgerLog } from '../../src/ledger/verify-ledger.ts';

export const origin = 'pref.example/koho';
export const accounts = ['koho-x', 'koho-facebook'] as const;
export const policies = [sha256Hex('policy 1'), sha256Hex('policy 2')] as const;

export type Files = Map<string, Uint8Array>;

export interface Ledger {
  /** Files of each log's branch. */
  readonly branches: ReadonlyMap<string, Files>;
  readonly keys: ReadonlyMap<string, string>;
  readonly signers: ReadonlyMap<string, Signer>;
}

export function signerOf(log: string, seed = 1): { signer: Signer; key: string } {
  const pair = newKeyPair(`${origin}/${log}`, Buffer.from(sha256Hex(`${log}${seed}`), 'hex'));
  const signer = parseSigner(pair.signerKey);
  if (!signer) throw new Error('A key that was just made');
  return { signer, key: pair.verifierKey };
}

export function listed(files: ReadonlyMap<string, Uint8Array>): ListedFiles {
  return { read: async (path) => files.get(path), list: async () => [...files.keys()] };
}

export function logsOf(branches: ReadonlyMap<string, Files>, year = '2026'): LedgerLog[] {
  return [...branches].map(([log, files]) => ({ log, year, files: listed(files) }));
}

/** A writer with its own clock: one second a record, so that the logs' times interleave as they would. */
export class Writer {
  readonly files: Files = new Map();
  readonly log: string;
  readonly #signer: Signer;
  readonly #genesis: Omit<Genesis, 'nonce'>;
  readonly #year: string;
  #n = 0;

  constructor(o: { log: string; signer: Signer; genesis?: Omit<Genesis, 'nonce'>; year?: string }) {
    this.log = o.log;
    this.#signer = o.signer;
    this.#genesis = o.genesis ?? {};
    this.#year = o.year ?? '2026';
  }

  nonce(): string {
    return sha256Hex(`${this.log} ${this.#year} ${this.#n++}`).slice(0, 32);
  }

  /** Who writes from now on. */
  run = 'github:4711/1';

  open(): Promise<OpenedLog> {
    const files = this.files.size > 0 ? listed(this.files) : undefined;
    return openLog({ log: this.log, year: this.#year, files, trust: { origin } });
  }

  async append(at: string, ...drafts: Draft[]): Promise<number> {
    const tip = await this.open();
    const { files, records } = await appendRecords(tip, drafts, {
      at,
      run: this.run,
      signer: this.#signer,
      genesis: { nonce: this.nonce(), ...this.#genesis },
    });
    for (const [path, bytes] of files) this.files.set(path, bytes);
    return tip.size + records.length - 1;
  }
}

export function instant(minutes: number): string {
  return new Date(Date.UTC(2026, 3, 1) + minutes * 60_000).toISOString();
}

/**
 * Posts approved by a head and published on two accounts, with refusals, a change of policy, and lost answers.
 * `tips`: after every tenth post the organisation's log records where the accounts' logs stand.
 */
export async function realisticLedger({ posts = 110, tips = true } = {}): Promise<Ledger> {
  const writers = new Map<string, Writer>();
  const keys = new Map<string, string>();
  const signers = new Map<string, Signer>();
  for (const log of ['organisation', ...accounts]) {
    const { signer, key } = signerOf(log);
    keys.set(log, key);
    signers.set(log, signer);
    const genesis = log === 'organisation' ? { policy: policies[0], main: oid('main') } : {};
    writers.set(log, new Writer({ log, signer, genesis }));
  }
  const writer = (log: string) => {
    const found = writers.get(log);
    if (!found) throw new Error(log);
    return found;
  };
  for (let n = 0; n < posts; n++) {
    await livePost(n, n < posts / 2 ? 0 : 1, posts, writer);
    if (tips && n % 10 === 9) await recordTips(instant(n * 100 + 50), writer);
  }
  const branches = new Map([...writers].map(([log, { files }]) => [log, files] as const));
  return { branches, keys, signers };
}

async function recordTips(at: string, writer: (log: string) => Writer) {
  const organisation = writer('organisation');
  const logs = await Promise.all(accounts.map((log) => tipOf(writer(log))));
  await organisation.append(at, { kind: 'tips', nonce: organisation.nonce(), body: { logs } });
}

export async function tipOf(account: Writer): Promise<TipBody> {
  const { log, size, tip } = await account.open();
  return { log, year: tip.year, size, last: tip.last };
}

async function livePost(n: number, policy: 0 | 1, posts: number, writer: (log: string) => Writer) {
  const organisation = writer('organisation');
  const at = (minutes: number) => instant(n * 100 + minutes);
  if (n === posts / 2) {
    const body = { policy: policies[1], previous: policies[0], commit: oid('p2') };
    const adopted = { ...body, approval: approval(n, at(0)) };
    await organisation.append(at(0), {
      kind: 'policy-adopted',
      nonce: organisation.nonce(),
      body: adopted,
    });
  }
  if (n % 10 === 3) {
    const body = {
      post: postName(n),
      commit: oid(`r${n}`),
      blobs: [],
      reasons: [reason('直接の変更')],
    };
    await organisation.append(at(1), { kind: 'refused', nonce: organisation.nonce(), body });
  }
  const approved = approvedBody(n, policies[policy], at(2));
  const seq = await organisation.append(at(3), {
    kind: 'approved',
    nonce: organisation.nonce(),
    body: approved,
  });
  for (const delivery of approved.deliveries) {
    await publish(writer(delivery.account), { n, approved, delivery, approvedSeq: seq, at });
  }
}

export interface Publication {
  readonly n: number;
  readonly approved: RecordBodies['approved'];
  readonly delivery: PlannedBody;
  readonly approvedSeq: number;
  readonly at: (minutes: number) => string;
}

async function publish(account: Writer, p: Publication): Promise<void> {
  const first = account.nonce();
  await account.append(p.at(5), plannedDraft(account.nonce(), p));
  await account.append(p.at(20), intentDraft(first, 1, p));
  if (p.n % 7 !== 2) {
    await account.append(p.at(21), confirmedDraft(account.nonce(), first, p, p.at(20)));
    return;
  }
  const second = account.nonce();
  const { delivery } = p.delivery;
  await account.append(
    p.at(22),
    {
      kind: 'ambiguous',
      nonce: account.nonce(),
      body: { delivery, part: 0, intent: first, reason: reason('応答なし') },
    },
    {
      kind: 'no-effect',
      nonce: account.nonce(),
      body: {
        delivery,
        part: 0,
        intent: first,
        reason: reason('不在'),
        retry: true,
        notBefore: p.at(30),
        closes: false,
      },
    },
  );
  await account.append(p.at(31), intentDraft(second, 2, p));
  await account.append(p.at(32), confirmedDraft(account.nonce(), second, p, p.at(31)));
}

export function plannedDraft(
  nonce: string,
  { approved, delivery, approvedSeq }: Publication,
): Draft {
  const { post, content } = approved;
  return { kind: 'planned', nonce, body: { ...delivery, post, content, approvedSeq } };
}

export function intentDraft(nonce: string, attempt: number, p: Publication): Draft {
  const [part] = p.delivery.parts;
  return {
    kind: 'intent',
    nonce,
    body: {
      delivery: p.delivery.delivery,
      part: 0,
      attempt,
      text: part?.text ?? '',
      media: part?.media ?? [],
      content: p.approved.content,
      leaseUntil: p.at(40),
      policy: p.approved.policy,
      review: p.approved.approval.review,
      mergeCommit: p.approved.approval.mergeCommit,
      checkedAt: p.at(19),
    },
  };
}

export function confirmedDraft(
  nonce: string,
  intent: string,
  p: Publication,
  publicAt: string,
): Draft {
  const { delivery } = p.delivery;
  const remoteId = `18${String(p.n).padStart(17, '0')}`;
  return {
    kind: 'confirmed',
    nonce,
    body: {
      delivery,
      part: 0,
      intent,
      remoteId,
      url: `https://social.example/${remoteId}`,
      publicAt,
      via: 'answer',
      closes: true,
    },
  };
}

export function approvedBody(n: number, policy: string, at: string): RecordBodies['approved'] {
  const post = postName(n);
  return {
    post,
    commit: oid(`c${n}`),
    content: sha256Hex(`content ${n}`),
    blobs: [{ path: `${post}.md`, blob: oid(`b${n}`), sha256: sha256Hex(`本文 ${n}`) }],
    policy,
    deliveries: accounts.map((account) => ({
      delivery: sha256Hex(`${post} ${account}`),
      account,
      platform: account === 'koho-x' ? 'x' : 'facebook',
      edition: 1,
      publishAt: instant(n * 100 + 20),
      latestAt: instant(n * 100 + 400),
      payload: sha256Hex(`payload ${n} ${account}`),
      parts: [{ text: sha256Hex(`text ${n} ${account}`), media: [sha256Hex(`poster ${n}`)] }],
    })),
    approval: approval(n, at),
    warnings: n % 5 === 0 ? [{ rule: 'link-host', line: 12, acknowledged: '共催団体の告知' }] : [],
    answers: [{ question: 'may-be-published', answer: 'はい' }],
  };
}

function approval(n: number, at: string): RecordBodies['approved']['approval'] {
  return {
    pullRequest: 100 + n,
    mergeCommit: oid(`c${n}`),
    headCommit: oid(`h${n}`),
    baseCommit: oid(`base${n}`),
    author: 1001,
    reviewer: 2001,
    role: 'head',
    review: 90_000 + n,
    reviewedCommit: oid(`h${n}`),
    reviewedAt: at,
    mergedAt: at,
  };
}

function postName(n: number): string {
  return `posts/koho/2026/winter-safety-${n}`;
}

export function oid(of: string): string {
  return sha256Hex(of).slice(0, 40);
}

function reason(ja: string) {
  return { code: 'for-the-test', ja, en: 'as it happens' };
}
