import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeownersOf } from '../../policy/codeowners.ts';
import { codeownersDrift } from '../../policy/codeowners-drift.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';
import type { Message } from '../../post/message.ts';
import { policyOrRefuse } from '../policy-or-refuse.ts';
import type { Source } from '../source/source.ts';
import { KohoError } from '../workplace/koho-error.ts';

interface Codeowners {
  /** `.github/CODEOWNERS` */
  readonly path: string;
  /** The file as the register wants it. */
  readonly text: string;
  /** How the file that is there differs in meaning; empty = not at all. */
  readonly drift: readonly Message[];
}

/** @throws KohoError `policy-unreadable` */
export async function readCodeowners(source: Source): Promise<Codeowners> {
  const { policy, codeowners } = await policyOrRefuse(source);
  const drift = codeownersDrift(policy, codeowners).map(({ message }) => message);
  return { path: codeownersPath, text: codeownersOf(policy), drift };
}

/** Whole or not at all: half a CODEOWNERS would leave folders without owners. */
export function writeCodeowners(root: string, { path, text }: Codeowners): void {
  const file = join(root, path);
  for (const at of [dirname(file), file]) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) throw isLink(at);
  }
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  try {
    writeFileSync(fresh, text, { flag: 'wx' });
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function isLink(file: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `${file} はリンクです。ふつうのファイルとフォルダーに置き換えてください。`,
    en: `${file} is a link. Replace it by an ordinary file or folder.`,
  });
}
