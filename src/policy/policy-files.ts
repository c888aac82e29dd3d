import type * as v from 'valibot';
import type { DictionaryWords } from './dictionary/word-table.ts';
import type { PolicyFile } from './faults.ts';
import type { accountSchema } from './schemas/account.ts';
import type { departmentsSchema } from './schemas/departments.ts';
import type { dictionarySchema } from './schemas/dictionary.ts';
import type { guidelineSchema } from './schemas/guideline.ts';
import type { organisationSchema } from './schemas/organisation.ts';

export type OrganisationYaml = v.InferOutput<typeof organisationSchema>;
export type DepartmentYaml = v.InferOutput<typeof departmentsSchema>['departments'][string];
export type AccountYaml = v.InferOutput<typeof accountSchema>;
export type GuidelineYaml = v.InferOutput<typeof guidelineSchema>;
export type DictionaryYaml = v.InferOutput<typeof dictionarySchema>;

/** `words`: where they stand in the file; present where nothing is wrong with any of them. */
export interface DictionaryFile extends PolicyFile<DictionaryYaml> {
  readonly words?: DictionaryWords;
}

/** Every file of `policies/`, read and typed, before the checks across files. */
export interface PolicyFiles {
  readonly organisation: PolicyFile<OrganisationYaml>;
  readonly departments: PolicyFile<v.InferOutput<typeof departmentsSchema>>;
  readonly guideline: PolicyFile<GuidelineYaml>;
  readonly accounts: readonly PolicyFile<AccountYaml>[];
  readonly dictionaries: readonly DictionaryFile[];
}

/** `policies/accounts/hokkaido-koho-x.yml` → `hokkaido-koho-x` */
export function idOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
}
