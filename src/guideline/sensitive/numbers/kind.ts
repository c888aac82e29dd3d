import type { Policy } from '../../../policy/policy.ts';
import type { Message } from '../../../post/message.ts';
import { signs } from '../../folding/fold-digits.ts';
import type { Surroundings } from '../surroundings.ts';

/** A kind of number or address that belongs to somebody. */
export interface NumberKind {
  /** Cheap, and true wherever the pattern could match. Without flags. */
  readonly hint: RegExp;
  /** Searched in the line as `foldDigits` reads it. Linear on hostile text. */
  readonly pattern: RegExp;
  readonly judge: (match: RegExpExecArray, scene: Scene) => Judged | undefined;
}

/** What surrounds a match. */
export interface Scene extends Surroundings {
  /** What stands right before it in its line, at most 40 characters. */
  readonly before: string;
  /** What stands right behind it, at most 20 characters. */
  readonly after: string;
  readonly policy: Policy;
}

export interface Judged {
  readonly what: Message;
  /** False: only a person can tell whether it is somebody's own. */
  readonly sure: boolean;
}

/** What people put between the digits of a number, so that it reads well or is not found. */
export const between = `${signs}{0,4}`;

/** Nothing of a longer figure may stand before or behind. */
export const noDigitBefore = '(?<!\\d-?)';
export const noDigitBehind = '(?!-?\\d)';

/** The groups of digits of a number as written. */
export function groupsOf(text: string): readonly string[] {
  return text.split(/\D+/).filter((group) => group !== '');
}

/** Whether the digits are written in one run, one by one, or in groups as `sizes` says, with one sign between them. */
export function isWrittenAs(text: string, ...sizes: readonly string[]): boolean {
  const groups = groupsOf(text);
  const shape = groups.map(({ length }) => length).join('-');
  const even = new Set(groups.map(({ length }) => length)).size === 1;
  const signs = new Set(text.match(/\D+/g)?.map((sign) => sign.replace(/\s/g, ' ')));
  // Written one by one, the signs between may differ: 1 2 3 4 - 5 6 7 8.
  return isOneByOne(groups) || (signs.size <= 1 && (even || sizes.includes(shape)));
}

export function isOneByOne(groups: readonly string[]): boolean {
  return groups.every(({ length }) => length === 1);
}
