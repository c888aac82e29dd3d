import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadPolicy } from '../../src/pipeline/load-policy.ts';
import { directorySource } from '../../src/pipeline/source/directory-source.ts';
import { readCases } from './case.ts';
import { examineCase } from './examine-case.ts';
import { type EvaluationSet, practiceSets } from './practice.ts';
import { type Scored, score } from './score.ts';
import { table } from './table.ts';

/**
 * `npm run evaluate -- [--set NAME] [--no-texts] [FILE.jsonl …]`: scores the
 * rules, with the policy beside them, on posts whose right answer is known: the
 * sets of the project, or the files that are named. Of sealed sets only figures
 * are shown, so that nobody tunes a rule to them by accident. Nothing is tuned
 * here and nothing fails: the figures are for people.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string' }, 'no-texts': { type: 'boolean' } },
});

const loaded = await loadPolicy(directorySource(root));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { policy } = loaded.value;

const practice = join(root, '../shared/practice');
for (const set of positionals.length > 0 ? positionals.map((file) => ofFile(file)) : allSets()) {
  const { name, platform, sealed } = set;
  if (values.set !== undefined && !name.startsWith(values.set)) continue;
  const scored: Scored[] = [];
  for (const one of set.cases())
    scored.push(score(one, await examineCase(one, { policy, platform })));
  console.log(table(name, scored, { texts: values['no-texts'] !== true && !sealed }));
}

function allSets(): readonly EvaluationSet[] {
  if (!existsSync(practice))
    console.log('(No practice posts beside this folder: only the own sets are scored.)\n');
  return [...setsIn('posts'), ...setsIn('sealed'), ...practiceSets(practice)];
}

function setsIn(folder: 'posts' | 'sealed'): readonly EvaluationSet[] {
  const path = join(root, 'test/evaluation', folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.jsonl'));
  return files.sort().map((file) => ({ ...ofFile(join(path, file)), sealed: folder === 'sealed' }));
}

function ofFile(file: string): EvaluationSet {
  return {
    ...{ name: basename(file, '.jsonl'), platform: 'x', sealed: false },
    cases: () => readCases(file),
  };
}
