import type { Dictionary } from '../policy.ts';
import type { DictionaryParts } from '../policy-files.ts';

/** What it holds is read when somebody asks: a check of posts asks only for the outline of most. */
export function toDictionary({
  parts,
  outline,
  ...said
}: Pick<Dictionary, 'id' | 'clause' | 'unless' | 'outline'> & {
  readonly parts: () => DictionaryParts;
}): Dictionary {
  let known: DictionaryParts | undefined;
  const all = () => {
    known ??= parts();
    return known;
  };
  const dictionary: Dictionary = {
    ...{ id: said.id, clause: said.clause, unless: said.unless, outline },
    get entries() {
      return all().entries;
    },
    get classes() {
      return all().classes;
    },
    get patterns() {
      return all().patterns;
    },
  };
  // It says the same once more: whoever compares two dictionaries member by member must not meet it.
  return Object.defineProperty(dictionary, 'outline', { enumerable: false });
}
