import { parsePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { codeownersPath, policyDigest } from '../policy/policy-digest.ts';
import type { Fault, Parsed } from '../post/place.ts';
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

/** Reads `policies/` and CODEOWNERS. The digest exists even where the files are wrong: see `digestOf`. */
export async function loadPolicy(source: Source): Promise<Parsed<LoadedPolicy>> {
  const { files, codeowners, faults } = await policyFiles(source);
  if (faults.length > 0) return { ok: false, faults };
  const parsed = parsePolicy(files);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    value: {
      policy: parsed.value,
      digest: policyDigest(files, codeowners, sha256),
      codeowners: codeowners ? new TextDecoder().decode(codeowners) : '',
      files: codeowners ? new Map([...files, [codeownersPath, codeowners]]) : files,
    },
  };
}

/** The identity of whatever policy lies there, well formed or not. */
export async function digestOf(source: Source): Promise<string> {
  const { files, codeowners } = await policyFiles(source);
  return policyDigest(files, codeowners, sha256);
}

const maxPolicyBytes = 1_000_000;

async function policyFiles(source: Source) {
  const files = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  try {
    for (const path of await source.list('policies')) {
      const file = await source.read(path, maxPolicyBytes);
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
  const owners = await source.read(codeownersPath, 3_000_000);
  return { files, faults, codeowners: owners.found ? owners.bytes : undefined };
}

function unreadable(path: string): Fault {
  return {
    code: 'policy-unreadable',
    path,
    place: { line: 1, column: 1 },
    message: {
      ja: 'ふつうのファイルではないか、1MBを超えています。リンクではない小さなYAMLファイルにしてください。',
      en: 'Not an ordinary file, or above 1 MB. Make it a small YAML file, not a link.',
    },
  };
}
