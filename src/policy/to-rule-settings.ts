import type { RuleSetting } from './policy.ts';
import type { GuidelineYaml, PolicyFiles } from './policy-files.ts';

/** `rules:` of `guideline.yml`, each with its place. */
export function toRuleSettings({
  value,
  source,
}: PolicyFiles['guideline']): ReadonlyMap<string, RuleSetting> {
  return new Map(
    Object.entries(value.rules).map(([id, yaml]) => {
      return [id, { ...settingOf(yaml), place: source.placeOf(['rules', id], 'key') }];
    }),
  );
}

function settingOf(yaml: GuidelineYaml['rules'][string]): RuleSetting {
  if (typeof yaml === 'string') return { severity: yaml };
  return { severity: yaml.severity, waivableBy: yaml.waivable_by };
}
