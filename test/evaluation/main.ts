import { parseArgs } from 'node:util';
import { writeFigures } from './figures.ts';
import type { Scored } from './score.ts';
import { allSets, hasPractice, ownPolicy, scoreSet, setOf } from './sets.ts';
import { table } from './table.ts';

/**
 * `npm run evaluate -- [--set NAME] [--no-texts] [--write] [FILE.jsonl …]`:
 * scores the rules, with the policy beside them, on posts whose right answer is
 * known: the sets of the project, or the files that are named. Of sealed sets
 * only figures are shown, so that nobody tunes a rule to them by accident.
 * `--write` puts the figures into docs/evaluation.md. Nothing is tuned here and
 * nothing fails: the figures are for people.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', default: '' },
    'no-texts': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

if (values.write && (values.set !== '' || positionals.length > 0)) {
  throw new Error('--write needs every set: name none');
}
if (!hasPractice && positionals.length === 0)
  console.log('(No practice posts beside this folder: only the own sets are scored.)\n');
const policy = await ownPolicy();
const results = new Map<string, readonly Scored[]>();
for (const set of positionals.length > 0 ? positionals.map(setOf) : allSets()) {
  if (!set.name.startsWith(values.set)) continue;
  const scored = await scoreSet(set, policy);
  results.set(set.name, scored);
  console.log(table(set.name, scored, { texts: !values['no-texts'] && !set.sealed }));
}
if (values.write) writeFigures(results);
