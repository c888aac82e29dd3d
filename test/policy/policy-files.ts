import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));
export const here = fileURLToPath(new URL('.', import.meta.url));

/** Everything under `<root>/policies/`, by repository-relative path; empty where there is no such folder. */
export function policyFilesIn(root: string): Map<string, Uint8Array> {
  const folder = join(root, 'policies');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file)]),
  );
}

/** A small policy in which nothing is wrong: `base/`. */
export function baseFiles(): Map<string, Uint8Array> {
  return policyFilesIn(join(here, 'base'));
}

/** The base with some files written anew (`undefined` = removed), as text. */
export function baseWith(
  changes: Readonly<Record<string, string | undefined>>,
): Map<string, Uint8Array> {
  const files = baseFiles();
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path);
    else files.set(path, new TextEncoder().encode(text));
  }
  return files;
}

export function baseText(path: string): string {
  return new TextDecoder().decode(baseFiles().get(path));
}

export function policyOf(files: ReadonlyMap<string, Uint8Array>): Policy {
  const parsed = parsePolicy(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.value;
}
