import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** One post whose right answer is known. */
export interface Case {
  readonly id: string;
  readonly text: string;
  /** `ok`, or the clauses of which any is the right one. */
  readonly expect: readonly string[];
  /** Further clauses that may be cited: of a violating post besides, of a good post without being a false alarm. */
  readonly accepted: readonly string[];
  /** Whether a machine can know it for sure; the rest needs judgement. */
  readonly knowable: boolean;
  /** The day it is checked and published, `yyyy-mm-dd` in Asia/Tokyo. */
  readonly asOf: string;
  readonly media: readonly CaseMedium[];
}

export interface CaseMedium {
  readonly file: string;
  readonly alt?: string | undefined;
  readonly rights?: string | undefined;
  readonly people?: string | undefined;
  readonly is?: 'png' | 'jpeg' | 'jpeg-with-gps' | 'text-renamed' | undefined;
}

const medium = v.object({
  file: v.string(),
  alt: v.optional(v.string()),
  rights: v.optional(v.string()),
  people: v.optional(v.string()),
  is: v.optional(v.picklist(['png', 'jpeg', 'jpeg-with-gps', 'text-renamed'])),
});

const written = v.object({
  id: v.string(),
  text: v.string(),
  expect: v.pipe(v.array(v.string()), v.minLength(1)),
  accept_also: v.optional(v.array(v.string()), []),
  tolerate: v.optional(v.array(v.string()), []),
  knowable: v.optional(v.boolean()),
  asof: v.optional(v.pipe(v.string(), v.isoDate()), '2026-11-24'),
  media: v.optional(v.array(medium), []),
});

/**
 * Reads one JSONL file of cases.
 * @throws with file and line where one is not as it should be
 */
export function readCases(file: string): readonly Case[] {
  return jsonLines(file).map(({ value, where }) => {
    const parsed = v.safeParse(written, value);
    if (!parsed.success) throw new Error(`${where}: ${v.summarize(parsed.issues)}`);
    const { accept_also, tolerate, asof, knowable, ...one } = parsed.output;
    return {
      ...one,
      accepted: [...accept_also, ...tolerate],
      asOf: asof,
      knowable: knowable ?? one.expect.some((clause) => knowableClauses.has(clause)),
    };
  });
}

/** Where a set does not say so: the clauses of which a machine can mostly know. */
const knowableClauses = new Set(
  'HSM-3-1-1 HSM-3-2 HSM-3-5-1 HSM-4-4 HSM-4-5 HSM-4-6 HSM-4-7-5 EXT-ALT EXT-LEN'.split(' '),
);

/** @throws with file and line where one is no JSON */
export function jsonLines(file: string): { readonly value: unknown; readonly where: string }[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${file}:${index + 1}`;
    try {
      return [{ value: JSON.parse(line), where }];
    } catch (cause) {
      throw new Error(`${where}: no JSON`, { cause });
    }
  });
}
