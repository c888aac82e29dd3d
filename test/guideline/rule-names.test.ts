import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../src/guideline/rule-ids.ts';
import { isNamed, ruleName } from '../../src/guideline/rule-names.ts';

describe('the name of a rule in a sentence', () => {
  it.each(ruleIds)('%s has one of its own', (id) => {
    expect(isNamed(id)).toBe(true);
    expect(ruleName(id).ja).not.toMatch(/[。、]$/);
    expect(ruleName(id).ja.length).toBeLessThanOrEqual(20);
    expect(ruleName(id).en).toMatch(/^[A-Z]/);
  });
});
