import { kobun } from '../../guideline/rules/kobun.ts';
import type { LoadedPolicy } from '../load-policy.ts';

/** The policy, with the spellings of official Japanese told to whoever asked for them. What it says of the rule itself stands. */
export function withStyle(loaded: LoadedPolicy): LoadedPolicy {
  const { guideline } = loaded.policy;
  const setting = guideline.rules.get(kobun.id);
  if (setting && setting.severity !== 'off') return loaded;
  const rules = new Map([...guideline.rules, [kobun.id, { severity: 'warn' }] as const]);
  return { ...loaded, policy: { ...loaded.policy, guideline: { ...guideline, rules } } };
}
