import { expect, test } from 'vitest';
import { accountSchema } from '../../src/policy/schemas/account.ts';
import { dictionarySchema } from '../../src/policy/schemas/dictionary.ts';
import { expectations } from '../../src/policy/schemas/expectation.ts';
import { organisationSchema } from '../../src/policy/schemas/organisation.ts';

interface Bound {
  readonly message: string;
  readonly requirement: number;
}

/** Every bound of a whole number, anywhere in a schema, with the key of its message. */
function boundsIn(node: unknown, seen = new Set<unknown>()): readonly Bound[] {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const { type, message, requirement } = node as Readonly<Record<string, unknown>>;
  const own =
    (type === 'min_value' || type === 'max_value') &&
    typeof message === 'string' &&
    // Amounts of money: the message says "within reason".
    message !== 'usd' &&
    typeof requirement === 'number'
      ? [{ message, requirement }]
      : [];
  return [...own, ...Object.values(node).flatMap((child) => boundsIn(child, seen))];
}

test('what a message says of a range is the range that is checked', () => {
  const bounds = [accountSchema, dictionarySchema, organisationSchema].flatMap((schema) =>
    boundsIn(schema),
  );
  // Above it a message says no end: ids and sizes that nobody reaches.
  const said = bounds.filter(({ requirement }) => requirement < 1_000_000);
  expect(said.length).toBeGreaterThan(20);
  for (const { message, requirement } of said) {
    const { ja, en } = expectations[message as keyof typeof expectations];
    expect(ja, message).toMatch(new RegExp(`(?<!\\d)${requirement}(?!\\d)`));
    expect(en, message).toMatch(new RegExp(`(?<!\\d)${requirement}(?!\\d)`));
  }
});
