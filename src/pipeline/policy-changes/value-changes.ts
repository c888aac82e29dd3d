import type { Message } from '../../post/message.ts';
import { shownList, shownPair, shownValue } from './shown-value.ts';

/**
 * What differs between two values of the policy, by key, old → new: the words
 * for everything that has none of its own, so that no change stays unsaid.
 */
export function valueChanges(
  before: unknown,
  after: unknown,
  keys: readonly string[],
): readonly Message[] {
  if (same(before, after)) return [];
  const [a, b] = [entriesOf(before), entriesOf(after)];
  // What comes or goes with members of its own is told member by member.
  if ((a ?? before === undefined) && (b ?? after === undefined)) {
    const names = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
    if (names.size > 0) {
      return [...names].flatMap((name) =>
        valueChanges(a?.get(name), b?.get(name), [...keys, name]),
      );
    }
  }
  if (isWords(before) && isWords(after)) return listChanges(before, after, keys);
  if (before === undefined) return [added(keys, after)];
  if (after === undefined) return [removed(keys, before)];
  return [changed(keys, before, after)];
}

export function same(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(plain(before)) === JSON.stringify(plain(after));
}

/** Items that only one side has, or the order where both have the same. */
function listChanges(
  before: readonly string[],
  after: readonly string[],
  keys: readonly string[],
): readonly Message[] {
  const name = nameOf(keys);
  const come = shownList(after.filter((one) => !before.includes(one)));
  const gone = shownList(before.filter((one) => !after.includes(one)));
  const messages = [
    ...(come.ja === ''
      ? []
      : [{ ja: `${name} に${come.ja}が加わります。`, en: `${name} gains ${come.en}.` }]),
    ...(gone.ja === ''
      ? []
      : [{ ja: `${name} から${gone.ja}がなくなります。`, en: `${name} loses ${gone.en}.` }]),
  ];
  if (messages.length > 0) return messages;
  return [{ ja: `${name} の並びが変わります。`, en: `The order of ${name} changes.` }];
}

function added(keys: readonly string[], value: unknown): Message {
  const [name, shown] = [nameOf(keys), shownValue(value)];
  return { ja: `${name} が加わります：「${shown}」`, en: `${name} is added: "${shown}"` };
}

function removed(keys: readonly string[], value: unknown): Message {
  const [name, shown] = [nameOf(keys), shownValue(value)];
  return {
    ja: `${name} がなくなります（これまで「${shown}」）。`,
    en: `${name} is removed (was "${shown}").`,
  };
}

function changed(keys: readonly string[], before: unknown, after: unknown): Message {
  const [name, [a, b]] = [nameOf(keys), shownPair(before, after)];
  return { ja: `${name}：「${a}」→「${b}」`, en: `${name}: "${a}" → "${b}"` };
}

function nameOf(keys: readonly string[]): string {
  return keys.map(shownValue).join(' › ');
}

/** Members by the names that the file has: `latestAfterMinutes` is written `latest_after_minutes`. Keys of maps are the file's own. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value instanceof Map) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return isWords(items) ? undefined : new Map(items.map((one, at) => [`[${at + 1}]`, one]));
  }
  return new Map(
    Object.entries(value).map(([key, one]) => [key.replace(/[A-Z]/g, snake), one] as const),
  );
}

function snake(capital: string): string {
  return `_${capital.toLowerCase()}`;
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function plain(value: unknown): unknown {
  const entries = Array.isArray(value) ? undefined : entriesOf(value);
  if (!entries) return Array.isArray(value) ? value.map(plain) : value;
  // As pairs: the order of keys of a map is no difference of the policy.
  return [...entries]
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => [key, plain(one)])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
