import { knowChains, lexiconOf } from '../../guideline/lexicon/lexicon.ts';
import type { Chains } from '../../guideline/lexicon/word-chains.ts';
import {
  dictionaryFrom,
  type KeptDictionary,
  keptDictionary,
} from '../../policy/dictionary/kept-dictionary.ts';
import type { Policy } from '../../policy/policy.ts';

/** A policy that was read and found right, as values without functions; its dictionaries without their texts. */
export interface KeptPolicy extends Omit<Policy, 'dictionaries'> {
  readonly dictionaries: readonly KeptDictionary[];
  /** Of the words of all of them. */
  readonly chains: Chains;
}

/** Undefined for one with a dictionary that is written in its own way: that is read anew each time. */
export function keptPolicy({ dictionaries, ...policy }: Policy): KeptPolicy | undefined {
  const kept = [...dictionaries.values()].map(keptDictionary).filter((one) => one !== undefined);
  if (kept.length < dictionaries.size) return undefined;
  return { ...policy, dictionaries: kept, chains: lexiconOf({ dictionaries }).index.chains };
}

/** `files`: the very bytes that it was read from. */
export function policyFrom(
  { dictionaries: all, chains, ...policy }: KeptPolicy,
  files: ReadonlyMap<string, Uint8Array>,
): Policy {
  const decoder = new TextDecoder();
  const textOf = (id: string) => decoder.decode(files.get(`policies/dictionaries/${id}.yml`));
  const dictionaries = new Map(all.map((kept) => [kept.id, dictionaryFrom(kept, textOf(kept.id))]));
  knowChains(dictionaries, chains);
  return { ...policy, dictionaries };
}
