/** UTF-16 code units of one text: a reason or a note, not a document. */
const longest = 1_000;
/** Of all texts of one list: six bytes each at worst, within a line of 1 MiB. */
const longestTogether = 50_000;

/**
 * A text of somebody's making as a record can hold it. A lone surrogate or a
 * line above its limit would make every later append fail as well, so that one
 * post could stop all of them.
 */
export function recordable(text: string): string {
  return cut(text, longest);
}

/** Texts of one list, each whole where there is room. */
export function recordableAll(texts: readonly string[]): readonly string[] {
  const share = Math.max(1, Math.floor(longestTogether / Math.max(1, texts.length)));
  return texts.map((text) => cut(text, share));
}

function cut(text: string, most: number): string {
  const whole = text.length <= most;
  return (whole ? text : `${text.slice(0, most - 1)}…`).toWellFormed();
}
