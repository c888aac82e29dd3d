/** Arguments may hold anything: no control characters reach the terminal, and nothing endless. */
export function shown(text: string): string {
  const safe = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}
