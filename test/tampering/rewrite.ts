import { appendRecords } from '../../src/ledger/append.ts';
import { openLog } from '../../src/ledger/open-log.ts';
import type { AnyRecord, Draft } from '../../src/ledger/record.ts';
import type { Signer } from '../../src/ledger/signing-key.ts';
import { type Files, listed, origin } from './realistic-ledger.ts';
import { recordLines } from './record-lines.ts';

export function recordsOf(files: Files): AnyRecord[] {
  return recordLines(files).map((line) => JSON.parse(line.toString('utf8')));
}

/** Writes a log anew from records, each at its own time: what an administrator with a key can do. */
export async function rewrite(
  log: string,
  records: readonly AnyRecord[],
  signer?: Signer,
): Promise<Files> {
  let last: Files = new Map();
  for await (const files of rewriteStepwise(log, records, signer)) last = files;
  return last;
}

/** The branch after each record: every backup that somebody could have of it. */
export async function* rewriteStepwise(
  log: string,
  records: readonly AnyRecord[],
  signer?: Signer,
): AsyncGenerator<Files> {
  let files: Files = new Map();
  for (const { at, run, kind, nonce, body } of records) {
    const stored = files.size > 0 ? listed(files) : undefined;
    const tip = await openLog({ log, year: '2026', files: stored, trust: { origin } });
    const draft = { kind, nonce, body } as Draft;
    const appended = await appendRecords(tip, [draft], { at, run, ...(signer && { signer }) });
    files = new Map([...files, ...appended.files]);
    yield files;
  }
}
