import { fromMarkdown } from 'mdast-util-from-markdown';
import { findForbidden, nameOf } from '../characters.ts';
import type { Composition } from './composition.ts';

/**
 * Backslash escapes and entities between two offsets of the source become what
 * they stand for. An entity for a character that could not be typed is
 * reported: `&#8238;` turns text around as the character itself would.
 */
export function replaceEscapes(
  composition: Composition,
  from: number,
  to: number,
  report: (offset: number, character: string) => void,
): void {
  const source = composition.source.slice(from, to);
  for (const match of source.matchAll(escapeOrEntity)) {
    const [whole, escaped] = match;
    const start = from + match.index;
    const text = escaped ?? decodeEntity(whole);
    if (escaped === undefined && (findForbidden(text) || /\s/.test(text.replace('\u00a0', '')))) {
      report(start, nameOf(text));
    }
    composition.replace(start, start + whole.length, text);
  }
}

/** As CommonMark 0.31.2 defines them (2.4, 2.5). */
const escapeOrEntity = /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});/gi;

const decoded = new Map<string, string>();

/** By the parser itself, so that both always agree on the 2,125 names. Itself where it is none. */
function decodeEntity(entity: string): string {
  const known = decoded.get(entity);
  if (known !== undefined) return known;
  const [paragraph] = fromMarkdown(`x${entity}x`).children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const value = text?.type === 'text' ? text.value.slice(1, -1) : entity;
  if (decoded.size >= 1_000) decoded.clear();
  decoded.set(entity, value);
  return value;
}

/**
 * `**「注意」**です` is not bold by CommonMark's rules for punctuation: the stars
 * would be published. The author meant emphasis, so it is told as that.
 */
export function reportLiteralStrong(source: string, report: (index: number) => void): void {
  const found = /(?<![\\*])\*\*(?=[^\s*])[^*\n]*[^\s*\\]\*\*(?!\*)/.exec(source);
  if (found) report(found.index);
}
