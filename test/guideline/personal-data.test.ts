import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personalNumber } from '../../src/guideline/rules/personal-number.ts';
import { privatePerson } from '../../src/guideline/rules/private-person.ts';
import { secret } from '../../src/guideline/rules/secret.ts';
import { contextOf, postOf, withBody } from './check-text.ts';

const rules = [personalNumber, privatePerson, secret];

/**
 * The heaviest finding of all three rules on a text. A case is a line of
 * `texts/<rule>.txt`: block, warn or pass, a tab, and the text with ⏎ for a new
 * line. All texts, names and numbers are invented.
 */
function heaviest(text: string): 'block' | 'warn' | 'pass' {
  const context = contextOf(postOf(withBody(text)));
  const weights = rules.flatMap((rule) =>
    rule.check(context).map(({ severity }) => severity ?? rule.severity),
  );
  if (weights.includes('block')) return 'block';
  return weights.length > 0 ? 'warn' : 'pass';
}

describe.each(rules.map(({ id }) => id))('%s', (id) => {
  const cases = readFileSync(join(import.meta.dirname, 'texts', `${id}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

  it.each(cases)('%s: %s', (expected, text = '') => {
    expect(heaviest(text.replaceAll('⏎', '\n'))).toBe(expected);
  });
});
