import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KohoError } from '../workplace/koho-error.ts';

/**
 * Replaces an ordinary file as a whole: readers see the old bytes or the new,
 * also when the machine stops in between.
 * @throws KohoError `wrong-use` where the file is no longer what was read
 */
export function writeAtomically(
  file: string,
  { was, now }: { readonly was: Uint8Array; readonly now: Uint8Array },
): void {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  // Exchanged for a link in the meantime, or edited: neither may be written over.
  if (!stat?.isFile() || !readFileSync(file).equals(was)) throw changedMeanwhile(file);
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = openSync(beside, 'wx', stat.mode);
    try {
      writeFileSync(handle, now);
      fchmodSync(handle, stat.mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}

function changedMeanwhile(file: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `${file} が読み込んだ後に変わったため、書き込みませんでした。もう一度実行してください。`,
    en: `${file} changed after it was read and was not written. Run again.`,
  });
}
