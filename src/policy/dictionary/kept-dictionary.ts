import type { Dictionary } from '../policy.ts';
import type { ClassOutline, EntryOutline, LineRange, Outline, PatternOutline } from './outline.ts';
import { entrySaid, partsOf, patternSaid } from './quick-parts.ts';
import { toDictionary } from './to-dictionary.ts';
import type { WordTable } from './word-table.ts';

/** What was found out about a dictionary, but for its text: values without functions, for a structured clone. */
export interface KeptDictionary extends Pick<Dictionary, 'id' | 'clause' | 'unless'> {
  readonly table: Omit<WordTable, 'text'>;
  readonly entries: readonly Kept<EntryOutline>[];
  readonly classes: ReadonlyMap<string, Kept<ClassOutline>>;
  readonly patterns: ReadonlyMap<string, Kept<PatternOutline>>;
}

type Kept<Part> = Omit<Part, 'said' | 'at'> & { readonly at: LineRange };

/** Undefined for one that was not read by its lines. */
export function keptDictionary(dictionary: Dictionary): KeptDictionary | undefined {
  const { id, clause, unless, outline } = dictionary;
  const { starts, ends, count } = outline.table;
  const entries = outline.entries.map(withoutSaid).filter((one) => one !== undefined);
  const [classes, patterns] = [allOf(outline.classes), allOf(outline.patterns)];
  const isWhole =
    entries.length === outline.entries.length &&
    classes.size === outline.classes.size &&
    patterns.size === outline.patterns.size;
  if (!isWhole) return undefined;
  const table = { starts: starts.slice(0, count), ends: ends.slice(0, count), count };
  return { id, clause, unless, table, entries, classes, patterns };
}

export function dictionaryFrom(kept: KeptDictionary, text: string): Dictionary {
  const { id, clause, unless, classes } = kept;
  const table = { ...kept.table, text };
  const outline: Outline = {
    table,
    classes,
    entries: kept.entries.map((one) => ({ ...one, said: entrySaid(table, one.at) })),
    patterns: new Map(
      [...kept.patterns].map(([name, one]) => [name, { ...one, said: patternSaid(table, one.at) }]),
    ),
  };
  return toDictionary({ id, clause, unless, outline, parts: () => partsOf(outline) });
}

type Part = { readonly at?: LineRange; readonly said?: unknown };

function withoutSaid<P extends Part>({ said: _, at, ...part }: P) {
  return at && { ...part, at };
}

function allOf<P extends Part>(named: ReadonlyMap<string, P>) {
  const kept = new Map<string, Omit<P, 'said' | 'at'> & { readonly at: LineRange }>();
  for (const [name, one] of named) {
    const part = withoutSaid(one);
    if (part) kept.set(name, part);
  }
  return kept;
}
