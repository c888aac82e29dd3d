import canonicalize from 'canonicalize';
import type { Sha256 } from '../post/digests.ts';

export const codeownersPath = '.github/CODEOWNERS';

/** CODEOWNERS says who may approve, so it is policy. */
export function isPolicyPath(path: string): boolean {
  return path === codeownersPath || path.startsWith('policies/');
}

/**
 * The identity of a policy, as the organisation's log records it: SHA-256 (hex)
 * of the RFC 8785 form of `[{"path", "sha256"}, …]` over everything under
 * `policies/` and CODEOWNERS, sorted by path in UTF-16 code units. A missing
 * CODEOWNERS (`undefined`) is another policy than an empty one.
 */
export function policyDigest(
  files: ReadonlyMap<string, Uint8Array>,
  codeowners: Uint8Array | undefined,
  sha256: Sha256,
): string {
  const all = new Map(files);
  if (codeowners !== undefined) all.set(codeownersPath, codeowners);
  const entries = [...all]
    .map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return sha256(new TextEncoder().encode(canonicalize(entries)));
}
