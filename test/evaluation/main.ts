import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadPolicy } from '../../src/pipeline/load-policy.ts';
import { directorySource } from '../../src/pipeline/source/directory-source.ts';
import { readCases } from './case.ts';
import { examineCase } from './examine-case.ts';
import { practiceSets } from './practice.ts';
import { type Scored, score } from './score.ts';
import { table } from './table.ts';

/**
 * `npm run evaluate -- [--set NAME] [--no-texts]`: scores the rules, with the
 * example policy, on posts whose right answer is known. Nothing is tuned here
 * and nothing fails: the figures are for people.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { set: { type: 'string' }, 'no-texts': { type: 'boolean' } },
});

const loaded = await loadPolicy(directorySource(root));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { policy } = loaded.value;

const own = join(root, 'test/evaluation/posts');
const sets = [
  ...readdirSync(own)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => ({
      name: file.replace('.jsonl', ''),
      platform: 'x' as const,
      cases: () => readCases(join(own, file)),
    })),
  ...practiceSets(join(root, '../shared/practice')),
];
if (!existsSync(join(root, '../shared/practice')))
  console.log('(No practice posts beside this folder: only the own sets are scored.)\n');

for (const { name, platform, cases } of sets) {
  if (values.set !== undefined && !name.startsWith(values.set)) continue;
  const scored: Scored[] = [];
  for (const one of cases()) scored.push(score(one, await examineCase(one, { policy, platform })));
  console.log(table(name, scored, { texts: values['no-texts'] !== true }));
}
