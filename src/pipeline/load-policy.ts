import { maxCodeownersBytes } from '../policy/codeowners-size.ts';
import type { Policy } from '../policy/policy.ts';
import { codeownersPath, policyDigest } from '../policy/policy-digest.ts';
import type { Fault, Parsed } from '../post/place.ts';
import type { KeptPolicies } from './kept/kept-policies.ts';
import type { Source } from './source/source.ts';
import { sha256 } from './workplace/sha256.ts';

/** The policy of one state of the repository, with its digest and its CODEOWNERS (empty where there is none). */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly digest: string;
  readonly codeowners: string;
  /** The bytes of all of them, by path: what `digest` is made of. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads `policies/` and CODEOWNERS. The digest exists even where the files are wrong: see `digestOf`.
 * `kept`: where a policy of the same bytes may have been found right before.
 */
export async function loadPolicy(
  source: Source,
  kept?: KeptPolicies,
): Promise<Parsed<LoadedPolicy>> {
  const { files, codeowners, faults } = await policyFiles(source);
  if (faults.length > 0) return { ok: false, faults };
  const digest = policyDigest(files, codeowners, sha256);
  const parsed = await parsedPolicy(files, digest, kept);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    value: {
      policy: parsed.value,
      digest,
      codeowners: codeowners ? new TextDecoder().decode(codeowners) : '',
      files: codeowners ? new Map([...files, [codeownersPath, codeowners]]) : files,
    },
  };
}

async function parsedPolicy(
  files: ReadonlyMap<string, Uint8Array>,
  digest: string,
  kept: KeptPolicies | undefined,
): Promise<Parsed<Policy>> {
  const known = kept?.find(digest, files);
  if (known) return { ok: true, value: known };
  // The schemas and their library take a check of one post as long as its rules.
  const { parsePolicy } = await import('../policy/parse-policy.ts');
  const parsed = parsePolicy(files);
  if (parsed.ok) kept?.keep(digest, parsed.value);
  return parsed;
}

/** The identity of whatever policy lies there, well formed or not. */
export async function digestOf(source: Source): Promise<string> {
  const { files, codeowners } = await policyFiles(source);
  return policyDigest(files, codeowners, sha256);
}

const maxPolicyMegabytes = 1;

async function policyFiles(source: Source) {
  const files = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  try {
    for (const path of await source.list('policies')) {
      const file = await source.read(path, maxPolicyMegabytes * 1_000_000);
      if (file.found) files.set(path, file.bytes);
      else faults.push(unreadable(path));
    }
  } catch (error) {
    // A tree that git cannot read is what somebody committed: a policy with a fault, not a reason to stop for good.
    const { isLasting } = await import('../forge/git/is-lasting.ts');
    if (!isLasting(error)) throw error;
    files.clear();
    faults.push(unreadable('policies'));
  }
  const owners = await source.read(codeownersPath, maxCodeownersBytes);
  return { files, faults, codeowners: owners.found ? owners.bytes : undefined };
}

function unreadable(path: string): Fault {
  return {
    code: 'policy-unreadable',
    path,
    place: { line: 1, column: 1 },
    message: {
      ja: `ふつうのファイルではないか、${maxPolicyMegabytes}MBを超えています。リンクではない小さなYAMLファイルにしてください。`,
      en: `Not an ordinary file, or above ${maxPolicyMegabytes} MB. Make it a small YAML file, not a link.`,
    },
  };
}
