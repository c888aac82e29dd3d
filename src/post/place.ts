import type { Message } from './message.ts';

/** A place in a file: 1-based line, 1-based column counted in UTF-16 code units, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Why a file could not be read as what it should be. `code` is stable
 * (kebab-case, closed per parser); the message names the mend.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly path: string;
  readonly place: Place;
  readonly message: Message;
}

/** What a parser returns: the value, or every fault that it could find, never both. */
export type Parsed<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault<Code>[] };
