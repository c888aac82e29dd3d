import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileAt, filesUnder } from './markdown-files.ts';

const rulesets = filesUnder('.github/rulesets').map(({ path, text }) => ({
  path,
  ruleset: JSON.parse(text),
}));

function rulesOf(file: string): ReadonlyMap<string, Record<string, unknown>> {
  const found = rulesets.find(({ path }) => path.endsWith(`/${file}`));
  const rules: { type: string; parameters?: Record<string, unknown> }[] =
    found?.ruleset.rules ?? [];
  return new Map(rules.map(({ type, parameters = {} }) => [type, parameters]));
}

describe('the rulesets to import', () => {
  it.each(rulesets)('$path is one that GitHub would take, and is in force', ({ ruleset }) => {
    expect(ruleset).toMatchObject({
      name: expect.any(String),
      target: 'branch',
      enforcement: 'active',
      bypass_actors: expect.any(Array),
      conditions: { ref_name: { include: expect.any(Array), exclude: [] } },
    });
  });

  it('main: what a code owner approved, by nobody around it', () => {
    const rules = rulesOf('main.json');
    expect(rules.get('pull_request')).toMatchObject({
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      require_last_push_approval: true,
      allowed_merge_methods: ['squash'],
    });
    expect(rules.has('deletion') && rules.has('non_fast_forward')).toBe(true);
  });

  it('main: requires the very job that checks, from GitHub Actions', () => {
    const { jobs } = parse(fileAt('.github/workflows/check.yml').text);
    expect(rulesOf('main.json').get('required_status_checks')).toMatchObject({
      required_status_checks: Object.keys(jobs).map((context) => ({
        context,
        integration_id: 15368,
      })),
    });
  });

  it('pause: whoever lifts one in the record’s job removes it; anybody may make one', () => {
    const file = rulesets.find(({ path }) => path.endsWith('/pause.json'));
    expect(file?.ruleset.bypass_actors).toContainEqual({
      ...{ actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' },
    });
    expect(file?.ruleset.conditions.ref_name.include).toContain('refs/heads/koho-pause*');
    expect([...rulesOf('pause.json').keys()].sort()).toEqual(['deletion', 'non_fast_forward']);
  });

  it('ledger: append only for everyone; a bypass of the writers’ rule frees nobody from that', () => {
    const file = rulesets.find(({ path }) => path.endsWith('/ledger.json'));
    expect(file?.ruleset.bypass_actors).toEqual([]);
    expect([...rulesOf('ledger.json').keys()].sort()).toEqual(['deletion', 'non_fast_forward']);
    expect([...rulesOf('ledger-writers.json').keys()].sort()).toEqual(['creation', 'update']);
  });
});
