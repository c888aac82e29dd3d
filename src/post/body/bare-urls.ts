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

/** The host may hold any letters: a look-alike of another script must not hide from the rules. */
const candidate =
  /https?:\/\/[\p{L}\p{N}\p{M}._~%@:-]+(?:[/?#][\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*)?/giu;

function endOf(found: string): string {
  const host = /^https?:\/\/[a-z\d.-]+\.[a-z]{2,}(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])/iu.exec(
    found,
  );
  let url = host?.[0] ?? found;
  for (;;) {
    const shorter = url.replace(/[.,:;!?'*]+$/, '');
    const unbalanced = /[)\]]$/.test(shorter) && !isBalanced(shorter);
    const next = unbalanced ? shorter.slice(0, -1) : shorter;
    if (next === url) return url;
    url = next;
  }
}

function isBalanced(url: string): boolean {
  const count = (sign: string) => url.split(sign).length;
  return count('(') >= count(')') && count('[') >= count(']');
}
