import { nearestOf } from '../../post/nearest.ts';
import { faultAt, type KeyPath, type PolicyFault, type PolicyFile } from '../faults.ts';
import type { DictionaryYaml, PolicyFiles } from '../policy-files.ts';
import { ruleSettingFaults } from './rule-settings.ts';

/** Questions and dictionaries cite clauses that exist; a dictionary says each thing once. */
export function guidelineFaults({ guideline, dictionaries }: PolicyFiles): PolicyFault[] {
  const clauses = Object.keys(guideline.value.clauses);
  const cites = [
    ...Object.entries(guideline.value.questions).map(([id, { clause }]) => ({
      file: guideline,
      at: ['questions', id, 'clause'],
      clause,
    })),
    ...dictionaries.map((file) => ({ file, at: ['clause'], clause: file.value.clause })),
  ];
  return [
    ...cites.flatMap((cite) => clauseFaults(cite, clauses)),
    ...dictionaries.flatMap(wordFaults),
    ...ruleSettingFaults({ guideline }),
  ];
}

interface Cite {
  readonly file: PolicyFile<unknown>;
  readonly at: KeyPath;
  readonly clause: string;
}

function clauseFaults({ file, at, clause }: Cite, clauses: readonly string[]): PolicyFault[] {
  if (clauses.includes(clause)) return [];
  const guess = nearestOf(clause, clauses);
  const message = {
    ja: `項目「${clause}」は guideline.yml の clauses にありません。${guess ? `「${guess}」ではありませんか。` : 'clauses に加えるか、ここを直してください。'}`,
    en: `There is no clause "${clause}" in guideline.yml. ${guess ? `Did you mean "${guess}"?` : 'Add it there or mend it here.'}`,
  };
  return [faultAt(file, { code: 'reference-unknown', at }, message)];
}

function wordFaults(file: PolicyFile<DictionaryYaml>): PolicyFault[] {
  const seen = new Set<string>();
  return file.value.entries.flatMap(({ word, except }, index) => {
    const at = ['entries', index];
    const plain = plainOf(word);
    const repeated = seen.has(plain);
    seen.add(plain);
    return [
      ...(repeated ? [repeatedWord(file, at, word)] : []),
      ...except.flatMap((exception, position) =>
        plainOf(exception).includes(plain)
          ? []
          : [uselessException(file, [...at, 'except', position], { word, exception })],
      ),
    ];
  });
}

/** Texts are compared after the same folding, so that `ｂｉｔ.ly` is no second word. */
function plainOf(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

function repeatedWord(file: PolicyFile<unknown>, at: KeyPath, word: string): PolicyFault {
  const message = {
    ja: `「${word}」が2回あります。どちらかを消してください。`,
    en: `"${word}" is listed twice. Delete one of them.`,
  };
  return faultAt(file, { code: 'duplicate', at: [...at, 'word'] }, message);
}

function uselessException(
  file: PolicyFile<unknown>,
  at: KeyPath,
  { word, exception }: { readonly word: string; readonly exception: string },
): PolicyFault {
  const message = {
    ja: `except には「${word}」を含む語を書きます。「${exception}」は含んでいません。`,
    en: `except takes words that contain "${word}"; "${exception}" does not.`,
  };
  return faultAt(file, { code: 'value-wrong', at }, message);
}
