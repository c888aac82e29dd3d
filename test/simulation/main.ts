import { parseArgs } from 'node:util';
import { seedReport } from './figures-report.ts';
import { hunt, huntedSeeds } from './hunt.ts';
import { plantedBugs } from './plant.ts';
import { type ProfileName, profileNames } from './profiles.ts';
import { Progress } from './progress.ts';
import { bugReport, enumerationReport, writeReport } from './report.ts';
import { runEnumeration } from './run-enumeration.ts';
import { runSeeds } from './run-seeds.ts';

const help = `npm run simulate -- [options]

  --seeds N       how many lives to play (default 200; 1 with --seed alone)
  --seed S        the first of them (default 1)
  --minutes M     play on until the time is over, however many lives that is
  --profile NAME  the faults of one profile only:
                  ${profileNames.slice(0, 7).join(', ')},
                  ${profileNames.slice(7).join(', ')}
  --story         print what happened in each life
  --stop          end at the first broken promise
  --enumerate     every single fault and every pair of faults, instead of seeds
  --every N       with --enumerate: only every N-th pair
  --lives TEXT    with --enumerate: only of the lives whose name in the table holds TEXT
  --bugs          plant each bug of test/simulation/bugs/ and say when it is caught
  --report FILE   write the figures between their markers in this file

Exit 1: a promise was broken, or a planted bug was not caught; 2: wrong use.
SIGTERM ends a run early; what was found until then is told and written.`;

const options = {
  seeds: { type: 'string' },
  seed: { type: 'string' },
  minutes: { type: 'string' },
  profile: { type: 'string' },
  story: { type: 'boolean' },
  stop: { type: 'boolean' },
  enumerate: { type: 'boolean' },
  every: { type: 'string' },
  lives: { type: 'string' },
  bugs: { type: 'boolean' },
  report: { type: 'string' },
  help: { type: 'boolean' },
} as const;

try {
  const { values } = parseArgs({ options });
  if (values.help) console.log(help);
  else process.exitCode = (await run(values)) ? 0 : 1;
} catch (error) {
  const isUse = error instanceof TypeError && 'code' in error;
  if (!isUse && !(error instanceof RangeError)) throw error;
  console.error(`${error.message}\n\n${help}`);
  process.exitCode = 2;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** True where every promise was kept. */
async function run(values: Values): Promise<boolean> {
  if (values.enumerate) return enumerateFaults(values);
  if (values.bugs) return huntBugs(values);
  const minutes = values.minutes === undefined ? undefined : whole('minutes', values.minutes);
  const most = minutes === undefined ? (values.seed === undefined ? 200 : 1) : 1e9;
  const figures = await runSeeds({
    first: whole('seed', values.seed ?? '1'),
    seeds: values.seeds === undefined ? most : whole('seeds', values.seeds),
    profile: values.profile === undefined ? undefined : profileNamed(values.profile),
    story: values.story ?? false,
    stop: values.stop ?? false,
    compares: values.report !== undefined,
    progress: new Progress('lives', 1000, minutes),
  });
  console.log(`${figures.broken.total} broken promises in ${figures.seeds} lives.`);
  if (values.report) await writeReport(values.report, 'seeds', seedReport(figures));
  return figures.broken.total === 0;
}

async function enumerateFaults({ every, lives = '', report }: Values): Promise<boolean> {
  const progress = new Progress('pairs', 5000);
  const nth = whole('every', every ?? '1');
  const rows = await runEnumeration(nth, { holding: lives, progress });
  const text = enumerationReport(rows, nth);
  console.log(text);
  if (report) await writeReport(report, 'enumeration', text);
  return rows.every(({ broken }) => broken === 0);
}

async function huntBugs({ report }: Values): Promise<boolean> {
  const hunted = [];
  for (const bug of await plantedBugs()) {
    const one = await hunt(bug);
    hunted.push(one);
    const when = one.caughtAfter ?? `not within ${huntedSeeds}`;
    console.log(`${bug.name}: ${when}${one.said && `, ${one.said}`}`);
  }
  if (report) await writeReport(report, 'bugs', bugReport(hunted));
  return hunted.every(({ caughtAfter }) => caughtAfter !== undefined);
}

function whole(name: string, text: string): number {
  if (!/^[1-9][0-9]{0,9}$/u.test(text)) throw new RangeError(`--${name} is a whole number from 1`);
  return Number(text);
}

function profileNamed(name: string): ProfileName {
  const known = profileNames.find((one) => one === name);
  if (known === undefined) throw new RangeError(`There is no profile "${name}"`);
  return known;
}
