const mask = '***';

/**
 * Takes tokens out of text that people or logs will see: the given secrets, the
 * user part of URLs, authorization headers and GitHub's token shapes.
 */
export function maskSecrets(text: string, secrets: readonly string[] = []): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret !== '') masked = masked.replaceAll(secret, mask);
  }
  return shapes.reduce((rest, [shape, by]) => rest.replace(shape, by), masked);
}

const shapes: readonly (readonly [RegExp, string])[] = [
  // An `@` inside a password must not end the user part early: greedy up to the last one before the path.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, `$1${mask}@`],
  [/(authorization\s*[:=]\s*)(?:(?:basic|bearer|token)\s+)?[^\s'"]+/gi, `$1${mask}`],
  [/\b(?:gh[a-z]_[A-Za-z0-9]{10,}|github_pat_[A-Za-z0-9_]{10,})\b/g, mask],
];
