import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPolicy } from '../../src/pipeline/load-policy.ts';
import { directorySource } from '../../src/pipeline/source/directory-source.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { readCases } from './case.ts';
import { examineCase } from './examine-case.ts';
import { type EvaluationSet, practiceSets } from './practice.ts';
import { type Scored, score } from './score.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const practice = join(root, '../shared/practice');

export const hasPractice: boolean = existsSync(practice);

/** The sets of the project, open ones first. */
export function ownSets(): readonly EvaluationSet[] {
  return [...setsIn('posts'), ...setsIn('sealed')];
}

/** Those of the project, then those that lie beside it, if any. */
export function allSets(): readonly EvaluationSet[] {
  return [...ownSets(), ...practiceSets(practice)];
}

export function setOf(file: string): EvaluationSet {
  return {
    ...{ name: basename(file, '.jsonl'), platform: 'x', sealed: false },
    cases: () => readCases(file),
  };
}

function setsIn(folder: 'posts' | 'sealed'): readonly EvaluationSet[] {
  const path = join(root, 'test/evaluation', folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.jsonl'));
  return files.sort().map((file) => ({ ...setOf(join(path, file)), sealed: folder === 'sealed' }));
}

/** The policy of this repository. */
export async function ownPolicy(): Promise<Policy> {
  const loaded = await loadPolicy(directorySource(root));
  if (loaded.ok) return loaded.value.policy;
  const faults = loaded.faults.map(
    ({ path, place, message }) => `${path}:${place.line}:${place.column} ${message.ja}`,
  );
  throw new Error(['policies/ can not be read:', ...faults].join('\n'));
}

export async function scoreSet(
  { cases, platform }: EvaluationSet,
  policy: Policy,
): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  for (const one of cases()) scored.push(score(one, await examineCase(one, { policy, platform })));
  return scored;
}
