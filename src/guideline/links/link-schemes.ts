import type { TextLine } from '../text-lines.ts';
import { fileKind } from './file-kind.ts';

/**
 * An address that opens something other than a page. `runs`: code, or a file of
 * the reader's own machine. `program`: a file that runs when it is opened, fetched
 * past everything that a browser would say about it. `fetches`: any other file.
 */
export interface OtherScheme {
  readonly scheme: string;
  readonly kind: 'runs' | 'program' | 'fetches';
  readonly index: number;
  readonly end: number;
}

/** Of a text; Markdown links of such kinds are no posts at all. */
export function otherSchemes(line: TextLine): readonly OtherScheme[] {
  const { folded } = line;
  if (!folded.includes(':')) return [];
  const running = [...folded.matchAll(runs)].map(({ 0: found, 1: scheme = '', index }) => ({
    ...{ scheme: scheme.toLowerCase(), kind: 'runs' as const },
    ...{ index, end: index + found.length },
  }));
  return [...running, ...transfers(folded)].toSorted((a, b) => a.index - b.index);
}

/** With what follows in real ones: 「JavaScript：入門」 is a title. */
const runs =
  /(?<![a-z0-9])(javascript|vbscript|data|file|blob|intent|itms-services|ms-\w{2,12}|smb)(?=:(?:\/\/|text\/|application\/|image\/|%|\/?\?|ofe\||(?:alert|void|eval|document|window|location|fetch)\b))/gi;

/** Whatever the scheme is called: the name of the file tells what it does. Web addresses are found as links. */
function transfers(folded: string): OtherScheme[] {
  if (!/:\/\/[a-z0-9[]|magnet:/i.test(folded)) return [];
  return [...folded.matchAll(address)].flatMap(({ 0: written, 1: scheme = '', index }) => {
    const target = written.replace(/[.,:;!?'*)\]]+$/, '');
    if (other.test(scheme)) return [];
    const url = URL.parse(target);
    const kind = url && fileKind(url) === 'program' ? 'program' : 'fetches';
    if (kind === 'fetches' && !carrier.test(scheme)) return [];
    const end = index + target.length;
    return [{ scheme: scheme.toLowerCase(), kind, index, end } as const];
  });
}

const address =
  /(?<![a-z0-9+.-])(magnet(?=:\?)|[a-z][a-z0-9+-]{1,19}(?=:\/\/[a-z0-9[|]))[!-~]{1,400}/gi;
/** Pages, their defanged spellings, and what `runs` has told of. */
const other =
  /^(?:h[tx*]{2}ps?|ttps?|javascript|vbscript|data|file|blob|intent|itms-services|ms-\w+|smb)$/i;
/** Addresses of apps (`line://`) are nobody's file. */
const carrier =
  /^(?:s?ftps?|tftp|fsp|scp|rsync|davs?|webdavs?|afp|nfs|gopher|ed2k|magnet|torrent)$/i;
