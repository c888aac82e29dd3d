import { findForbidden } from '../../post/characters.ts';
import type { Mend } from './mend.ts';

/**
 * Characters that nobody sees and that say nothing, but for those that belong
 * where they stand: joiners in emoji, selectors behind kanji. Left for people:
 * overrides of the direction and tags, which may hide another text, line
 * separators, and U+FFFD, where something was lost.
 */
export function invisibleMends(text: string): readonly Mend[] {
  const overridden = /[\u202d\u202e]/.test(text);
  const mends: Mend[] = [];
  // What stays before a character tells whether it belongs there.
  let before = '';
  let end = 0;
  for (const { 0: character, index } of text.matchAll(idle)) {
    before = (before + text.slice(end, index)).slice(-context);
    end = index + character.length;
    const after = text.slice(end, end + 2);
    if (isKept(character, { index, overridden }) || isAtHome(before, character, after)) {
      before += character;
    } else mends.push({ kind: 'invisible', index, length: character.length, text: '' });
  }
  return mends;
}

/** As far back as `findForbidden` looks. */
const context = 4;

const idle = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** The BOM of a file is its own; a mark that ends an override stays with it. */
function isKept(
  character: string,
  { index, overridden }: { readonly index: number; readonly overridden: boolean },
): boolean {
  if (character === '\ufeff') return index === 0;
  if (breaks.includes(character) || overrides.includes(character) || tag.test(character))
    return true;
  return overridden && /[\u202a-\u202c\u2066-\u2069]/.test(character);
}

const breaks = '\t\n\v\f\r\u0085';
const overrides = '\u202d\u202e';
const tag = /[\u{e0000}-\u{e00ff}]/u;

function isAtHome(before: string, character: string, after: string): boolean {
  for (let head = before; ; ) {
    const found = findForbidden(head + character + after);
    if (!found || found.index > head.length) return true;
    if (found.index === head.length) return false;
    // Another character, which is judged by itself.
    head = head.slice(found.index + 1);
  }
}
