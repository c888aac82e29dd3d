/** Why a piece of a post's text is replaced. */
export type MendKind =
  /** Zero-width and other characters that nobody sees. */
  | 'invisible'
  /** Letter and mark become the one character that they show (NFC). */
  | 'composed'
  | 'half-width-kana'
  /** Full-width digits of dates, times and phone numbers. */
  | 'full-width-digits'
  /** What a finding of the guideline's checks suggests. */
  | 'finding';

/** One replacement: `length` UTF-16 units at `index` of the file's text become `text`. */
export interface Mend {
  readonly kind: MendKind;
  readonly index: number;
  readonly length: number;
  readonly text: string;
}

/** Of mends that overlap, the first stays. */
export function inOrder(mends: readonly Mend[]): readonly Mend[] {
  const kept: Mend[] = [];
  let end = 0;
  for (const mend of mends.toSorted((a, b) => a.index - b.index)) {
    if (mend.index < end) continue;
    kept.push(mend);
    end = mend.index + mend.length;
  }
  return kept;
}

export function applyMends(text: string, mends: readonly Mend[]): string {
  let mended = '';
  let end = 0;
  for (const { index, length, text: replacement } of mends) {
    mended += text.slice(end, index) + replacement;
    end = index + length;
  }
  return mended + text.slice(end);
}
