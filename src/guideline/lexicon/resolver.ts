import type { Policy } from '../../policy/policy.ts';

/** Names of classes, as a dictionary calls them, to the full names with everything that they include. */
export type Resolve = (names: readonly string[]) => ReadonlySet<string>;

export function resolver(dictionaries: Policy['dictionaries'], home: string): Resolve {
  const collect = (name: string, owner: string, into: Set<string>): void => {
    const [dictionary = '', short = ''] = name.includes('/') ? name.split('/') : [owner, name];
    const full = `${dictionary}/${short}`;
    if (into.has(full)) return;
    into.add(full);
    const one = dictionaries.get(dictionary)?.outline.classes.get(short);
    for (const included of one?.includes ?? []) collect(included, dictionary, into);
  };
  return (names) => {
    const into = new Set<string>();
    for (const name of names) collect(name, home, into);
    return into;
  };
}
