import type { Prng } from '../simulation/prng.ts';
import { begin, day, end, hour, minute } from './year.ts';

/**
 * GitHub Actions as assumed here. Nobody publishes these distributions: they are
 * set after what was reported in autumn 2026, and every figure stands on them.
 */
export const assumed = {
  /** From a dispatch to the first step: median 8 s, one in a hundred above 52 s. */
  runnerStart: { medianMs: 8_000, sigma: 0.8 },
  /** Clone, policy, logs, gate: until a job can send. */
  prepareMs: 25_000,
  /** From the request to the post being public. */
  sendMs: { from: 200, to: 1_500 },
  lostDispatches: 0.01,
  /** A quiet day: ticks dropped, and the mean delay of the others; at the start of the hour both are worse. */
  quiet: {
    dropped: 0.1,
    meanDelayMs: 8 * minute,
    atTheHour: { dropped: 0.3, meanDelayMs: 25 * minute },
  },
  /** A bad spell: most ticks dropped, the others two to twelve hours late. Three days in ten, in spells of some days. */
  spell: { begins: 0.17, goesOn: 0.6, dropped: 0.6, delayMs: { from: 2 * hour, to: 12 * hour } },
} as const;

/** When the ticks of a cron expression's minutes (every hour, or the hours named, UTC) start a run. */
export function cronStarts(
  prng: Prng,
  spells: readonly boolean[],
  o: { readonly minutes: readonly number[]; readonly hours?: readonly number[] },
): readonly number[] {
  const starts: number[] = [];
  for (let at = begin; at < end; at += hour) {
    if (o.hours && !o.hours.includes(new Date(at).getUTCHours())) continue;
    for (const past of o.minutes) {
      const tick = at + past * minute;
      const delay = delayOf(prng, spells[Math.floor((tick - begin) / day)] ?? false, past);
      if (delay !== undefined) starts.push(tick + delay);
    }
  }
  return starts.toSorted((a, b) => a - b);
}

/** Undefined: the tick is dropped, and leaves no trace. */
function delayOf(prng: Prng, isSpell: boolean, past: number): number | undefined {
  const { spell, quiet } = assumed;
  const [luck, length] = [prng.next(), prng.next()];
  if (isSpell) {
    const { from, to } = spell.delayMs;
    return luck < spell.dropped ? undefined : from + length * (to - from);
  }
  const { dropped, meanDelayMs } = past < 5 ? quiet.atTheHour : quiet;
  return luck < dropped ? undefined : -meanDelayMs * Math.log(1 - length);
}

/** Which days lie in a bad spell. */
export function drawSpells(prng: Prng): readonly boolean[] {
  const days: boolean[] = [];
  for (let date = begin; date < end; date += day) {
    const before = days.at(-1) ?? false;
    days.push(prng.chance(before ? assumed.spell.goesOn : assumed.spell.begins));
  }
  return days;
}

export function runnerStart(prng: Prng): number {
  const { medianMs, sigma } = assumed.runnerStart;
  const normal = Math.sqrt(-2 * Math.log(1 - prng.next())) * Math.cos(2 * Math.PI * prng.next());
  return medianMs * Math.exp(sigma * normal);
}

export function sendTime(prng: Prng): number {
  return prng.int(assumed.sendMs.from, assumed.sendMs.to);
}

/** Every job is billed by the begun minute. */
export function billed(ms: number): number {
  return Math.max(1, Math.ceil(ms / minute));
}
