import { enumerate, type Played, type Variant, variants } from './enumerate.ts';
import type { Progress } from './progress.ts';
import { Tally } from './tally.ts';

export interface Enumerated {
  readonly variant: Variant;
  readonly calls: number;
  readonly singles: number;
  readonly pairs: number;
  readonly broken: number;
  readonly unfenceable: number;
}

/**
 * Plays every single fault and every `every`-th pair of each variant; prints what broke a promise.
 * `holding`: only of variants whose names hold this.
 */
export async function runEnumeration(
  every: number,
  { holding, progress }: { readonly holding: string; readonly progress?: Progress },
): Promise<readonly Enumerated[]> {
  const rows: Enumerated[] = [];
  for (const variant of variants.filter((one) => named(one).includes(holding))) {
    const lives = new Tally();
    let calls = 0;
    for await (const played of enumerate(variant, every)) {
      const { script, complaints, unfenceable } = played;
      if (script.length === 0) calls = played.calls.length;
      lives.happened(`${script.length} faults`);
      if (unfenceable.length > 0) lives.happened('unfenceable');
      if (complaints.length > 0) {
        lives.happened('broken');
        console.log(told(played));
      }
      progress?.tell(lives.of('2 faults'), `${lives.of('broken')} broken (${named(variant)})`);
      if (progress?.isOver) return rows;
    }
    const singles = lives.of('1 faults');
    const pairs = lives.of('2 faults');
    const [broken, unfenceable] = [lives.of('broken'), lives.of('unfenceable')];
    rows.push({ variant, calls, singles, pairs, broken, unfenceable });
  }
  return rows;
}

export function named({ parts, phases, pause, corrected, cancelled }: Variant): string {
  const count = `${parts} part${parts > 1 ? 's' : ''}`;
  if (phases === 'scheduled') return `${count}, scheduled${pause ? ', paused meanwhile' : ''}`;
  const once = cancelled ? ', corrected by editing, which is withdrawn' : '';
  const edits = corrected ? ', corrected twice by editing' : once;
  const soon = corrected === 'in-seconds' ? ', within seconds' : '';
  return `${count}, ${phases} phase${phases === 'two' ? 's' : ''}${edits}${soon}`;
}

export function told({ variant, script, complaints }: Played): string {
  const faults = script.map(({ call, fault }) => `${fault} at call ${call}`).join(', ');
  const broken = complaints.map(({ broken, text }) => `${broken}: ${text}`).join('; ');
  return `${named(variant)}: ${faults}: ${broken}`;
}
