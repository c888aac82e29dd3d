import type { Step } from './compiled-pattern.ts';
import type { Hit } from './word-index.ts';

/** Hits that stand one behind the other, as a pattern wants them. */
export type Chain = readonly [Hit, ...Hit[]];

/**
 * Chains of one sentence, none overlapping. `hits` come in the order of the
 * text; each is looked at once for each step.
 */
export function chainsIn(
  hits: readonly Hit[],
  steps: readonly Step[],
  { within, end }: { readonly within: number; readonly end: number },
): Chain[] {
  const found: Chain[] = [];
  /** By step: the latest few chains that have come so far; an older one can only be farther away. */
  let begun: Chain[][] = steps.map(() => []);
  for (const hit of hits) {
    for (let step = steps.length - 1; step >= 0; step -= 1) {
      const chain = extended({ hit, steps, step, within }, begun[step - 1] ?? []);
      if (!chain) continue;
      if (isLast(steps, step) && (steps.at(-1) !== 'end' || end - hit.end <= within)) {
        found.push(chain);
        begun = steps.map(() => []);
        break;
      }
      begun[step] = [chain, ...(begun[step] ?? [])].slice(0, kept);
    }
  }
  return found;
}

/** The latest hit may overlap the next one (`外国人` and `人は`): then one before it counts. */
const kept = 4;

interface At {
  readonly hit: Hit;
  readonly steps: readonly Step[];
  readonly step: number;
  readonly within: number;
}

function extended({ hit, steps, step, within }: At, before: readonly Chain[]): Chain | undefined {
  const wanted = steps[step];
  if (wanted === undefined || wanted === 'end' || !belongs(hit, wanted)) return undefined;
  if (step === 0) return [hit];
  const chain = before.find((one) => {
    const last = one.at(-1);
    return last !== undefined && last.end <= hit.start && hit.start - last.end <= within;
  });
  return chain && [...chain, hit];
}

function belongs({ term }: Hit, names: ReadonlySet<string>): boolean {
  return term.meaning.kind === 'class' && names.has(term.meaning.name);
}

function isLast(steps: readonly Step[], step: number): boolean {
  return step === steps.length - 1 || (step === steps.length - 2 && steps.at(-1) === 'end');
}
