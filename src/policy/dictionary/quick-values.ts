import { manyLines, oneLine } from '../schemas/values.ts';
import { noWords, ScannedRange, type WordRange } from './word-table.ts';

// Each answers undefined where the schema of dictionaries might find a fault:
// the schema then looks itself, and says which.

type Values = Readonly<Record<string, unknown>>;

/** An object of which every key is known. */
export function closedRecord(value: unknown, keys: ReadonlySet<string>): Values | undefined {
  if (!isRecord(value)) return undefined;
  for (const key in value) if (!keys.has(key)) return undefined;
  return value;
}

export function isRecord(value: unknown): value is Values {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ScannedRange)
  );
}

/** Words that were scanned; none where the key is absent. */
export function rangeOf(value: unknown, most: number): WordRange | undefined {
  if (value === undefined) return noWords;
  return value instanceof ScannedRange && value.to - value.from <= most ? value : undefined;
}

export interface NamesWanted {
  readonly shape: RegExp;
  readonly most: number;
}

/** A list of names; an empty one where the key is absent. */
export function namesOf(value: unknown, { shape, most }: NamesWanted): string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > most) return undefined;
  const names: string[] = [];
  for (const name of value) {
    if (typeof name !== 'string' || !shape.test(name)) return undefined;
    names.push(name);
  }
  return names;
}

/** One of a few words. */
export function choiceOf<const T extends string>(
  value: unknown,
  choices: readonly T[],
): T | undefined {
  return choices.find((choice) => choice === value);
}

export function lineOf(value: unknown): string | undefined {
  return typeof value === 'string' && oneLine.test(value) ? value : undefined;
}

const languages: ReadonlySet<string> = new Set(['ja', 'en']);

export function messageOf(value: unknown): { ja: string; en: string } | undefined {
  const both = closedRecord(value, languages);
  if (typeof both?.ja !== 'string' || typeof both.en !== 'string') return undefined;
  const { ja, en } = both;
  return manyLines.test(ja) && manyLines.test(en) ? { ja, en } : undefined;
}
