import type { TextLine } from '../text-lines.ts';

/** Addresses in a text that run code or open something other than a page; Markdown links of such kinds are no posts at all. */
export function otherSchemes(
  line: TextLine,
): readonly { readonly scheme: string; readonly index: number }[] {
  if (!line.folded.includes(':')) return [];
  return [...line.folded.matchAll(pattern)].map(({ 1: scheme = '', index }) => ({
    scheme: scheme.toLowerCase(),
    index,
  }));
}

/** With what follows in real ones: 「JavaScript：入門」 is a title. */
const pattern =
  /(?<![a-z0-9])(javascript|vbscript|data|file|blob|intent|itms-services|ms-\w{2,12}|smb)(?=:(?:\/\/|text\/|application\/|image\/|%|\/?\?|ofe\||(?:alert|void|eval|document|window|location|fetch)\b))/gi;
