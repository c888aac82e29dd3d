import { simulate } from './simulate.ts';
import { story } from './story.ts';

/**
 * `node test/simulation/main.ts [first seed] [count] [--story | --stop]`: prints what the
 * oracle holds against each seed; `--story` also what happened; `--stop` ends at
 * the first broken promise. Exit 1 = some promise was broken.
 */
const [first = '1', count = '200', option] = process.argv.slice(2);
let failed = 0;
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const { complaints, world } = await simulate(seed);
  if (option === '--story') for (const line of await story(world)) console.log(line);
  if (complaints.length === 0) continue;
  failed++;
  console.log(`seed ${seed}`);
  for (const complaint of complaints) console.log(`  ${complaint}`);
  if (option === '--stop') break;
}
console.log(`${failed} of ${count} seeds broke a promise.`);
process.exitCode = failed > 0 ? 1 : 0;
