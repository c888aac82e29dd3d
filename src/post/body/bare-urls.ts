import type { Composed } from './composition.ts';

/**
 * URLs written plainly in the text, as the platforms find them: a path ends
 * where ASCII ends (Japanese follows a URL without a space), and closing
 * punctuation is not part of it.
 */
export function findBareUrls({ lines, links }: Composed): { target: string; start: number }[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(candidate)].flatMap((match) => {
      const start = line.start + match.index;
      const inside = links.some((link) => start >= link.start && start < link.end);
      const target = endOf(match[0]);
      return inside || !/:\/\/./.test(target) ? [] : [{ target, start }];
    }),
  );
}

/**
 * The host may hold any letters: a look-alike of another script must not hide from the rules.
 * Capitals are spelled out: the flag for them makes V8 go through all letters of Unicode first.
 */
const candidate =
  /[Hh][Tt][Tt][Pp][Ss]?:\/\/[\p{L}\p{N}\p{M}._~%@:-]+(?:[/?#][\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*)?/gu;

/** Without closing punctuation, and without brackets that were opened before the URL. */
function endOf(found: string): string {
  const [url] = japaneseAfterHost.exec(found) ?? [found];
  const surplus = { ')': -surplusOf(url, '(', ')'), ']': -surplusOf(url, '[', ']') };
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? '';
    if ((last === ')' || last === ']') && surplus[last] > 0) surplus[last] -= 1;
    else if (!".,:;!?'*".includes(last)) break;
  }
  return url.slice(0, end);
}

const japaneseAfterHost =
  /^https?:\/\/[a-z\d.-]+\.[a-z]{2,}(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])/iu;

/** How many more are opened than closed. */
function surplusOf(url: string, open: string, close: string): number {
  let surplus = 0;
  for (const sign of url) surplus += Number(sign === open) - Number(sign === close);
  return surplus;
}
