/** A text as it is compared with others. */
export interface Print {
  /** Its letters and numbers, without what only decorates: spaces, punctuation, emoji, width and case. */
  readonly letters: string;
  /** Its numbers and addresses. Another date, time, figure or page is another announcement, however alike the words. */
  readonly facts: string;
}

export function printOf(text: string): Print {
  const plain = text.normalize('NFKC').toLowerCase();
  const links = plain.includes('://') ? (plain.match(url) ?? []) : [];
  const words = links.length > 0 ? plain.replace(url, ' ') : plain;
  const numbers = words.match(/\d+/g) ?? [];
  return {
    letters: words.replace(/[^\p{L}\p{N}]+/gu, ''),
    facts: [
      ...numbers.toSorted(),
      ...links.map((link) => link.replace(/[/.,]+$/, '')).toSorted(),
    ].join(' '),
  };
}

const url = /https?:\/\/[!-~]+/g;
