import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { policyDigest } from '../../src/policy/policy-digest.ts';
import { baseFiles } from './policy-files.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytes = (text: string) => new TextEncoder().encode(text);
const owners = bytes('/policies/ @a\n');

describe('the digest of a policy', () => {
  it('is SHA-256 over the canonical list of paths and digests', () => {
    const files = new Map([
      ['policies/b.yml', bytes('b')],
      ['policies/a.yml', bytes('a')],
    ]);
    const entries = [
      `{"path":".github/CODEOWNERS","sha256":"${sha256(owners)}"}`,
      `{"path":"policies/a.yml","sha256":"${sha256(bytes('a'))}"}`,
      `{"path":"policies/b.yml","sha256":"${sha256(bytes('b'))}"}`,
    ];
    expect(policyDigest(files, owners, sha256)).toBe(sha256(bytes(`[${entries.join(',')}]`)));
  });

  it('does not depend on the order in which files were read', () => {
    const reversed = new Map([...baseFiles()].reverse());
    expect(policyDigest(reversed, owners, sha256)).toBe(policyDigest(baseFiles(), owners, sha256));
  });

  it('changes with one byte of one file, a name, a missing file, and CODEOWNERS', () => {
    const path = 'policies/departments.yml';
    const original = baseFiles().get(path) ?? new Uint8Array();
    const variants = [
      policyDigest(baseFiles(), owners, sha256),
      policyDigest(new Map([...baseFiles(), [path, bytes('x')]]), owners, sha256),
      policyDigest(new Map([...baseFiles(), ['policies/other.yml', original]]), owners, sha256),
      policyDigest(new Map([...baseFiles()].slice(1)), owners, sha256),
      policyDigest(baseFiles(), bytes('/policies/ @b\n'), sha256),
      policyDigest(baseFiles(), new Uint8Array(), sha256),
      policyDigest(baseFiles(), undefined, sha256),
    ];
    expect(new Set(variants).size).toBe(variants.length);
  });
});
