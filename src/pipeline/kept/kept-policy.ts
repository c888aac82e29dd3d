import { beginningsOf, knowBeginnings } from '../../guideline/lexicon/beginnings.ts';
import {
  dictionaryFrom,
  type KeptDictionary,
  keptDictionary,
} from '../../policy/dictionary/kept-dictionary.ts';
import type { Policy } from '../../policy/policy.ts';

/** A policy that was read and found right, as values without functions; its dictionaries without their texts. */
export interface KeptPolicy extends Omit<Policy, 'dictionaries'> {
  readonly dictionaries: readonly (KeptDictionary & { readonly beginnings: Int32Array })[];
}

/** Undefined for one with a dictionary that is written in its own way: that is read anew each time. */
export function keptPolicy({ dictionaries, ...policy }: Policy): KeptPolicy | undefined {
  const kept = [...dictionaries.values()].flatMap((dictionary) => {
    const one = keptDictionary(dictionary);
    return one ? [{ ...one, beginnings: beginningsOf(dictionary.outline.table) }] : [];
  });
  return kept.length === dictionaries.size ? { ...policy, dictionaries: kept } : undefined;
}

/** `files`: the very bytes that it was read from. */
export function policyFrom(
  { dictionaries, ...policy }: KeptPolicy,
  files: ReadonlyMap<string, Uint8Array>,
): Policy {
  const decoder = new TextDecoder();
  const revived = dictionaries.map((kept) => {
    const text = decoder.decode(files.get(`policies/dictionaries/${kept.id}.yml`));
    const dictionary = dictionaryFrom(kept, text);
    knowBeginnings(dictionary.outline.table, kept.beginnings);
    return [kept.id, dictionary] as const;
  });
  return { ...policy, dictionaries: new Map(revived) };
}
