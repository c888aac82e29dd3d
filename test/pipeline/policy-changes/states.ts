import type { PolicyState } from '../../../src/pipeline/policy-changes/policy-changes.ts';
import { policyChanges } from '../../../src/pipeline/policy-changes/policy-changes.ts';
import { codeownersPath } from '../../../src/policy/policy-digest.ts';
import { baseFiles, baseText, policyOf } from '../../policy/policy-files.ts';

export const paths = {
  koho: 'policies/koho.yml',
  departments: 'policies/departments.yml',
  guideline: 'policies/guideline.yml',
  x: 'policies/accounts/mihon-x.yml',
  facebook: 'policies/accounts/mihon-facebook.yml',
  words: 'policies/dictionaries/words.yml',
  readme: 'policies/README.md',
  codeowners: codeownersPath,
} as const;

export const owners = '* @op-naka\n/posts/koho/ @head-new @deputy\n/posts/bosai/ @bosai-head\n';

/** Path → text; null = no such file. */
export type Edits = Readonly<Record<string, string | null>>;

/** The small policy of test/policy/base, with some files written anew. */
export function stateWith(edits: Edits = {}): PolicyState {
  const encoder = new TextEncoder();
  const all = new Map([...baseFiles(), [codeownersPath, encoder.encode(owners)]]);
  for (const [path, text] of Object.entries(edits)) {
    if (text === null) all.delete(path);
    else all.set(path, encoder.encode(text));
  }
  return stateOf(all);
}

/** @throws where it is no policy: then the test is wrong */
export function stateOf(files: ReadonlyMap<string, Uint8Array>): PolicyState {
  const policies = new Map([...files].filter(([path]) => path !== codeownersPath));
  const codeowners = new TextDecoder().decode(files.get(codeownersPath));
  return { policy: policyOf(policies), files, codeowners };
}

/** One file of the base in which one place is written otherwise. */
export function edited(path: string, from: string, to: string): Edits {
  const text = path === codeownersPath ? owners : baseText(path);
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replace(from, to) };
}

/** What the change says, in Japanese, each with its topic. */
export function said(after: Edits, before: Edits = {}): readonly string[] {
  return policyChanges(stateWith(before), stateWith(after)).map(
    ({ topic, message }) => `${topic}: ${message.ja}`,
  );
}
