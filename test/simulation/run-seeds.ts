import { Figures } from './figures.ts';
import { judge } from './oracle.ts';
import type { ProfileName } from './profiles.ts';
import type { Progress } from './progress.ts';
import { simulate } from './simulate.ts';
import { story } from './story.ts';

export interface SeedRun {
  readonly first: number;
  readonly seeds: number;
  readonly profile: ProfileName | undefined;
  readonly story: boolean;
  /** End at the first broken promise. */
  readonly stop: boolean;
  /** Let the plain publisher live some of the lives, too. */
  readonly compares: boolean;
  readonly progress: Progress;
}

/** Lives one seed after the other; prints every broken promise with the command that plays it again. */
export async function runSeeds(run: SeedRun): Promise<Figures> {
  const figures = new Figures(run);
  for (let seed = run.first; seed < run.first + run.seeds && !run.progress.isOver; seed++) {
    const life = await simulate(seed, run.profile);
    const verdict = await judge(life.world);
    await figures.add(seed, life, verdict);
    if (run.story) for (const line of await story(life.world)) console.log(line);
    run.progress.tell(figures.seeds, `${figures.broken.total} broken promises`);
    if (verdict.complaints.length === 0) continue;
    console.log(`seed ${seed} (${life.profile})`);
    for (const { broken, text } of verdict.complaints) console.log(`  ${broken}: ${text}`);
    console.log(`  again: ${replay(seed, run.profile)}`);
    if (run.stop) break;
  }
  return figures;
}

export function replay(seed: number, profile: ProfileName | undefined): string {
  const which = profile ? ` --profile ${profile}` : '';
  return `npm run simulate -- --seed ${seed}${which} --story`;
}
