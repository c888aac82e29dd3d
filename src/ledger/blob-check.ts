import { sha256Hex } from './digest.ts';
import { type LedgerMessage, type Problem, tampered } from './problem.ts';
import type { AnyRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';

/** Bytes of a git blob by its id; undefined where they cannot be had (a partial clone, a file erased by law). */
export type BlobOf = (blob: string) => Promise<Uint8Array | undefined>;

/** Compares the bytes of approved posts and media with the digests on record. */
export class BlobCheck {
  readonly #blobOf: BlobOf | undefined;
  #missing = 0;
  #firstMissing = '';

  constructor(blobOf: BlobOf | undefined) {
    this.#blobOf = blobOf;
  }

  async check(record: AnyRecord): Promise<Problem | undefined> {
    if (!this.#blobOf) return undefined;
    if (record.kind !== 'approved' && record.kind !== 'withdrawal-approved') return undefined;
    for (const { path, blob, sha256 } of record.body.blobs) {
      const bytes = await this.#blobOf(blob);
      if (!bytes) {
        this.#missing += 1;
        this.#firstMissing ||= `${path} (${blob})`;
      } else if (sha256Hex(bytes) !== sha256) {
        return tampered({
          code: 'blob-differs',
          file: recordFilePath(record.seq),
          seq: record.seq,
          detail: path,
          expected: sha256,
          actual: sha256Hex(bytes),
        });
      }
    }
    return undefined;
  }

  get undecided(): readonly LedgerMessage[] {
    if (this.#missing === 0) return [];
    const [count, first] = [this.#missing, this.#firstMissing];
    return [
      {
        ja: `承認されたファイルのうち ${count} 件が手元にないため、内容を確認できません。最初のもの: ${first}`,
        en: `${count} approved files are not here, so their bytes could not be compared. The first: ${first}`,
      },
    ];
  }
}
