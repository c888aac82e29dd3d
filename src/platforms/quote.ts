const mostCharacters = 300;

/**
 * A platform's own words as they may stand in a record: without credentials,
 * controls and lone surrogates (the ledger's encoding refuses those, and the
 * outcome would be lost with them), and not too long.
 */
export function quote(text: string, redact: (text: string) => string): string {
  const clean = redact(text.toWellFormed())
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = Array.from(clean);
  if (characters.length <= mostCharacters) return clean;
  return `${characters.slice(0, mostCharacters).join('')}…`;
}
