/** Names and texts of hostile files reach the terminal without its control codes; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
}

/** The same on one line and not endless: for what was typed as an argument. */
export function shown(text: string): string {
  const safe = visible(text).replaceAll(/[\n\t]/g, '\ufffd');
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}
