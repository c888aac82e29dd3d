import { type LoadedPolicy, loadPolicy } from './load-policy.ts';
import type { Source } from './source/source.ts';
import { KohoError } from './workplace/koho-error.ts';

/** The policy, for what makes no sense without one. @throws KohoError `policy-unreadable` with the first fault and its place */
export async function policyOrRefuse(source: Source): Promise<LoadedPolicy> {
  const loaded = await loadPolicy(source);
  if (loaded.ok) return loaded.value;
  const [fault] = loaded.faults;
  const at = fault ? `${fault.path}:${fault.place.line}:${fault.place.column}` : 'policies/';
  const more = loaded.faults.length - 1;
  throw new KohoError('policy-unreadable', {
    ja: `policies/ に誤りがあり、続けられません。${at} ${fault?.message.ja ?? ''}${more > 0 ? `（ほか${more}件。koho check をご覧ください）` : ''}`,
    en: `policies/ has faults. ${at} ${fault?.message.en ?? ''}${more > 0 ? ` (and ${more} more: see koho check)` : ''}`,
  });
}
