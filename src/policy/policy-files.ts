import type * as v from 'valibot';
import type { Outline } from './dictionary/outline.ts';
import type { Placed, PolicyFile } from './faults.ts';
import type { Dictionary } from './policy.ts';
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

/** A dictionary, of which most is only read when somebody asks. */
export interface DictionaryFile extends Placed {
  readonly clause: string;
  readonly unless: readonly string[];
  readonly outline: Outline;
  readonly parts: () => DictionaryParts;
  /** As YAML and the schema read it; absent where its lines alone prove that nothing is wrong with its words. */
  readonly exact?: DictionaryYaml;
}

export type DictionaryParts = Pick<Dictionary, 'entries' | 'classes' | 'patterns'>;

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
