import { maskShapes } from '../../guideline/sensitive/mask-shapes.ts';
import type { Message } from '../../post/message.ts';

const longest = 80;
/** Letters kept before and after what differs, so that the place is known again. */
const context = 12;

/** A value of a policy file on one line, cut, and masked: descriptions go to comments and mails. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(plainOf(value));
  return cut(maskShapes(oneLine(text)));
}

/** Of two long texts, the part that differs. */
export function shownPair(before: unknown, after: unknown): readonly [string, string] {
  if (typeof before !== 'string' || typeof after !== 'string') {
    return [shownValue(before), shownValue(after)];
  }
  const [a, b] = [maskShapes(oneLine(before)), maskShapes(oneLine(after))];
  // Texts that differ only in what is masked or invisible are still told apart by their length.
  if (a === b) return [`${cut(a)} [${before.length}]`, `${cut(b)} [${after.length}]`];
  if (Math.max(a.length, b.length) <= longest) return [a, b];
  const head = Math.max(0, common(a, b) - context);
  const tail = Math.max(0, common(reversed(a.slice(head)), reversed(b.slice(head))) - context);
  return [middle(a, head, tail), middle(b, head, tail)];
}

export const listed = 10;

/** The first ten of a list; how many more there are is said. */
export function shownList(items: readonly unknown[]): Message {
  const first = items.slice(0, listed).map((item) => `「${shownValue(item)}」`);
  const quoted = items.slice(0, listed).map((item) => `"${shownValue(item)}"`);
  const more = items.length - listed;
  return {
    ja: `${first.join('')}${more > 0 ? `ほか${more}件` : ''}`,
    en: `${quoted.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/\p{Cf}+/gu, '?');
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…`.toWellFormed() : text;
}

function middle(text: string, head: number, tail: number): string {
  const part = text.slice(head, text.length - tail).toWellFormed();
  return `${head > 0 ? '…' : ''}${cut(part)}${tail > 0 ? '…' : ''}`;
}

function common(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

function plainOf(value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : (value ?? '');
}
