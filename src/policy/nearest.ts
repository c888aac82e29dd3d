/** The known word that a misspelt one most likely means: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // A long word is no slip of the hand, and the distance costs the product of both lengths.
  if (word.length > 60) return undefined;
  const plain = normalise(word);
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(plain, normalise(candidate));
    if (best === undefined || distance < best.distance) best = { word: candidate, distance };
  }
  const limit = Math.max(1, Math.floor(plain.length / 3));
  return best !== undefined && best.distance <= limit ? best.word : undefined;
}

/** `publishAt`, `publish-at` and full-width `ｐｕｂｌｉｓｈ＿ａｔ` all mean `publish_at`. */
function normalise(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_\s]/g, '');
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
