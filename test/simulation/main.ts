import { simulate } from './simulate.ts';

/**
 * `node test/simulation/main.ts [first] [count] [--stop]`: runs seeds, prints what the
 * oracle holds against each. Exit 1 = some promise was broken.
 */
const [first = '1', count = '200', stop] = process.argv.slice(2);
let failed = 0;
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const complaints = await simulate(seed);
  if (complaints.length === 0) continue;
  failed++;
  console.log(`seed ${seed}`);
  for (const complaint of complaints) console.log(`  ${complaint}`);
  if (stop === '--stop') break;
}
console.log(`${failed} of ${count} seeds broke a promise.`);
process.exitCode = failed > 0 ? 1 : 0;
