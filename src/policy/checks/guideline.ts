import { nearestOf } from '../../post/nearest.ts';
import { faultAt, type KeyPath, type Placed, type PolicyFault } from '../faults.ts';
import type { PolicyFiles } from '../policy-files.ts';
import { dictionaryFaults } from './dictionaries.ts';
import { ruleSettingFaults } from './rule-settings.ts';

/** Questions and dictionaries cite clauses that exist; dictionaries name classes that exist. */
export function guidelineFaults({ guideline, dictionaries }: PolicyFiles): PolicyFault[] {
  const clauses = Object.keys(guideline.value.clauses);
  const cites = [
    ...Object.entries(guideline.value.questions).map(([id, { clause }]) => ({
      file: guideline,
      at: ['questions', id, 'clause'],
      clause,
    })),
    ...Object.entries(guideline.value.questions).flatMap(([id, { covers = [] }]) =>
      covers.map((clause, index) => ({
        file: guideline,
        at: ['questions', id, 'covers', index],
        clause,
      })),
    ),
    ...dictionaries.map((file) => ({ file, at: ['clause'], clause: file.clause })),
    ...dictionaries.flatMap((file) =>
      [...file.outline.patterns].flatMap(([name, { clause }]) =>
        clause === undefined ? [] : [{ file, at: ['patterns', name, 'clause'], clause }],
      ),
    ),
  ];
  return [
    ...cites.flatMap((cite) => clauseFaults(cite, clauses)),
    ...dictionaryFaults(dictionaries),
    ...ruleSettingFaults({ guideline }),
  ];
}

interface Cite {
  readonly file: Placed;
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
