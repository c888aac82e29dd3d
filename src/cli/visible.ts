/**
 * What a terminal obeys or hides by: control codes but line breaks and tabs, letters without a
 * width, turns of the direction of reading. For names and texts of hostile files.
 */
export function visible(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
}

/** The same on one line and not endless: for what was typed as an argument. */
export function shown(text: string): string {
  const safe = visible(text).replaceAll(/[\n\t]/g, '\ufffd');
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}

/**
 * Whatever is printed, made harmless once more at the border: a record or a file that somebody
 * tampered with must not clear the screen, or hide what is said of it. Joiners stay, of which
 * emoji are made, and bold and the colours of koho's own reports.
 */
export function printable(text: string): string {
  return text.replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the very codes that are kept
    /(\u001b\[(?:1|22|31|33|36|39)m)|[^\P{Cc}\n\t]|[\p{Cs}\u2028-\u202e\u2066-\u2069]/gu,
    (_code, own: string | undefined) => own ?? '\ufffd',
  );
}
