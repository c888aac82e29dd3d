import { nearestOf } from '../../post/nearest.ts';
import { faultAt, type KeyPath, type PolicyFault } from '../faults.ts';
import { type DictionaryFile, idOfFile } from '../policy-files.ts';
import { wordFaults } from './words-of-dictionary.ts';

type File = DictionaryFile;

/** A dictionary says something, each thing once, and every class that it names exists somewhere. */
export function dictionaryFaults(files: readonly File[]): PolicyFault[] {
  const known = new Map(
    files.flatMap((file) =>
      [...file.outline.classes].map(
        ([name, { includes }]) =>
          [`${idOfFile(file.path)}/${name}`, includes.map((one) => fullName(file, one))] as const,
      ),
    ),
  );
  return files.flatMap((file) => [
    ...emptyFaults(file),
    ...referencesOf(file).flatMap((reference) => referenceFaults(file, reference, known)),
    ...circleFaults(file, known),
    ...(file.exact ? wordFaults({ ...file, value: file.exact }) : []),
  ]);
}

interface Reference {
  readonly at: KeyPath;
  readonly name: string;
}

function emptyFaults(file: File): PolicyFault[] {
  const { entries, classes, patterns } = file.outline;
  if (entries.length + classes.size + patterns.size > 0) return [];
  const message = {
    ja: '辞書が空です。entries、classes、patterns のどれかを書いてください。',
    en: 'The dictionary is empty. Write entries, classes or patterns.',
  };
  return [faultAt(file, { code: 'value-wrong', at: ['entries'] }, message)];
}

function referencesOf({ unless: usual, outline }: File): Reference[] {
  return [
    ...named(['unless'], usual),
    ...outline.entries.flatMap(({ unless }, index) => named(['entries', index, 'unless'], unless)),
    ...[...outline.classes].flatMap(([name, { includes }]) =>
      named(['classes', name, 'includes'], includes),
    ),
    ...[...outline.patterns].flatMap(([name, { find, unless }]) => [
      ...named(['patterns', name, 'find'], find),
      ...named(['patterns', name, 'unless'], unless),
    ]),
  ].filter(({ name }) => !name.startsWith('@'));
}

function named(at: KeyPath, names: readonly string[]): Reference[] {
  return names.map((name, index) => ({ at: [...at, index], name }));
}

function fullName(file: File, name: string): string {
  return name.includes('/') ? name : `${idOfFile(file.path)}/${name}`;
}

function referenceFaults(
  file: File,
  { at, name }: Reference,
  known: ReadonlyMap<string, unknown>,
): PolicyFault[] {
  if (known.has(fullName(file, name))) return [];
  const own = `${idOfFile(file.path)}/`;
  const guess = nearestOf(fullName(file, name), [...known.keys()]);
  const said = guess?.startsWith(own) ? guess.slice(own.length) : guess;
  const message = {
    ja: `「${name}」というクラスはありません。${said ? `「${said}」ではありませんか。` : 'classes に加えるか、ここを直してください。'}`,
    en: `There is no class "${name}". ${said ? `Did you mean "${said}"?` : 'Add it under classes or mend it here.'}`,
  };
  return [faultAt(file, { code: 'reference-unknown', at }, message)];
}

/** A class that includes itself, directly or through others, says nothing more by it. */
function circleFaults(file: File, known: ReadonlyMap<string, readonly string[]>): PolicyFault[] {
  return [...file.outline.classes.keys()].flatMap((name) => {
    const self = fullName(file, name);
    const reached = new Set(known.get(self));
    for (const one of reached) for (const next of known.get(one) ?? []) reached.add(next);
    if (!reached.has(self)) return [];
    const message = {
      ja: `クラス「${name}」は、includes をたどると自分自身を含んでいます。どれかの includes から外してください。`,
      en: `The class "${name}" includes itself through its includes. Take one of them out.`,
    };
    return [faultAt(file, { code: 'value-wrong', at: ['classes', name, 'includes'] }, message)];
  });
}
