import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hearsay } from '../../src/guideline/rules/hearsay.ts';
import { words } from '../../src/guideline/rules/words.ts';
import { contextOf, postOf, withBody } from './check-text.ts';

/**
 * What the dictionaries say of a text. A case is a line of `texts/wording.txt`:
 * the clause, or `pass`, a tab, and the text. Each way of speaking stands
 * beside harmless texts with the same words. All are invented.
 */
function clausesOf(text: string): readonly string[] {
  const context = contextOf(postOf(withBody(text)));
  return [words, hearsay].flatMap((rule) =>
    rule.check(context).map(({ clause }) => clause ?? rule.clause),
  );
}

describe('wording', () => {
  const cases = readFileSync(join(import.meta.dirname, 'texts', 'wording.txt'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

  it.each(cases)('%s: %s', (clause = '', text = '') => {
    if (clause === 'pass') expect(clausesOf(text)).toEqual([]);
    else expect(clausesOf(text)).toContain(clause);
  });
});
