import { citation } from '../../guideline/cite.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import type { Told } from './told-once.ts';

/** `words [HSM-4-7-6, HSM-4-1], hearsay [HSM-4-7-4]`: every rule and clause that found something here. */
export function toldNames(told: Told): string {
  return [...Map.groupBy([told, ...told.also], ({ rule }) => rule)]
    .map(([rule, of]) => `${rule} [${[...new Set(of.map(({ clause }) => clause))].join(', ')}]`)
    .join(', ');
}

/** The further clauses, as people cite them; empty where there are none. */
export function alsoText(
  { clause, also }: Told,
  { policy, language }: { readonly policy: Policy | undefined; readonly language: Language },
): string {
  const further = new Set(also.map((one) => one.clause).filter((one) => one !== clause));
  if (further.size === 0) return '';
  return words[language]([...further].map((id) => citation(id, policy)?.[language] ?? id));
}

const words = {
  ja: (cited: readonly string[]) =>
    `ここは${cited.map((one) => `「${one}」`).join('')}にも当たります。`,
  en: (cited: readonly string[]) => ` The same place also falls under ${cited.join('; ')}.`,
} as const;
