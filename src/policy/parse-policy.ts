import type * as v from 'valibot';
import type { Fault, Parsed } from '../post/place.ts';
import { accountFaults } from './checks/accounts.ts';
import { guidelineFaults } from './checks/guideline.ts';
import { organisationFaults } from './checks/organisation.ts';
import { personFaults } from './checks/persons.ts';
import { timingFaults } from './checks/timing.ts';
import { type PolicyFault, type PolicyFaultCode, shown } from './faults.ts';
import type { Policy } from './policy.ts';
import type { PolicyFiles } from './policy-files.ts';
import { readDictionaryFile, readPolicyFile } from './read-policy-file.ts';
import { accountSchema } from './schemas/account.ts';
import { departmentsSchema } from './schemas/departments.ts';
import { guidelineSchema } from './schemas/guideline.ts';
import { organisationSchema } from './schemas/organisation.ts';
import { toPolicy } from './to-policy.ts';

/** More than the largest body needs; a bound for everything that follows. */
const maxFiles = 2_000;

/**
 * `policies/` to a Policy, or every fault with its place. `files` maps
 * repository-relative paths (`policies/koho.yml`) to bytes; pass everything
 * that lies under `policies/`, so that a misnamed file is not silently ignored.
 */
export function parsePolicy(
  files: ReadonlyMap<string, Uint8Array>,
): Parsed<Policy, PolicyFaultCode> {
  if (files.size > maxFiles) return { ok: false, faults: [tooManyFiles(files)] };
  const faults: PolicyFault[] = [];
  const paths = [...files.keys()].sort();
  const read = reader(files, faults);

  const organisation = read('policies/koho.yml', of(organisationSchema));
  const departments = read('policies/departments.yml', of(departmentsSchema));
  const guideline = read('policies/guideline.yml', of(guidelineSchema));
  const accounts = paths.filter(isAccount).map((path) => read(path, of(accountSchema)));
  const dictionaries = paths.filter(isDictionary).map((path) => read(path, readDictionaryFile));
  faults.push(...paths.filter((path) => !isKnown(path)).map(unknownFile));
  if (faults.length > 0 || !organisation || !departments || !guideline)
    return { ok: false, faults };

  const all: PolicyFiles = {
    organisation,
    departments,
    guideline,
    accounts: accounts.filter((file) => file !== undefined),
    dictionaries: dictionaries.filter((file) => file !== undefined),
  };
  faults.push(
    ...personFaults(all),
    ...accountFaults(all),
    ...organisationFaults(all),
    ...timingFaults(all),
    ...guidelineFaults(all),
  );
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: toPolicy(all) };
}

function reader(files: ReadonlyMap<string, Uint8Array>, faults: PolicyFault[]) {
  return <File>(
    path: string,
    readFile: (path: string, bytes: Uint8Array) => Parsed<File, PolicyFaultCode>,
  ): File | undefined => {
    const bytes = files.get(path);
    if (bytes === undefined) {
      faults.push(missingFile(path));
      return undefined;
    }
    const file = readFile(path, bytes);
    if (file.ok) return file.value;
    faults.push(...file.faults);
    return undefined;
  };
}

function of<Schema extends v.GenericSchema>(schema: Schema) {
  return (path: string, bytes: Uint8Array) => readPolicyFile(path, bytes, schema);
}

function isAccount(path: string): boolean {
  return /^policies\/accounts\/[^/]+\.yml$/.test(path);
}

function isDictionary(path: string): boolean {
  return /^policies\/dictionaries\/[a-z][a-z0-9-]{0,39}\.yml$/.test(path);
}

function isKnown(path: string): boolean {
  const fixed = /^policies\/(?:koho|departments|guideline)\.yml$/;
  const explanation = /^policies\/(?:[^/]+\/)?README(?:\.[a-z]{2})?\.md$/;
  return fixed.test(path) || explanation.test(path) || isAccount(path) || isDictionary(path);
}

function missingFile(path: string): Fault<'file-missing'> {
  const message = {
    ja: `${path} がありません。作ってください。`,
    en: `${path} is missing. Create it.`,
  };
  return { code: 'file-missing', path, place: { line: 1, column: 1 }, message };
}

function unknownFile(path: string): Fault<'file-unknown'> {
  const message = {
    ja: `${shown(path)} は使われないファイルです。名前（koho.yml、departments.yml、guideline.yml、accounts/ID.yml、dictionaries/ID.yml）を確かめるか、policies/ の外に移してください。`,
    en: `${shown(path)} is not used. Check its name (koho.yml, departments.yml, guideline.yml, accounts/ID.yml, dictionaries/ID.yml) or move it out of policies/.`,
  };
  return { code: 'file-unknown', path, place: { line: 1, column: 1 }, message };
}

function tooManyFiles(files: ReadonlyMap<string, Uint8Array>): Fault<'too-many-files'> {
  const message = {
    ja: `policies/ のファイルが多すぎます（${files.size}個。上限は${maxFiles}個）。`,
    en: `policies/ holds too many files (${files.size}; the limit is ${maxFiles}).`,
  };
  return { code: 'too-many-files', path: 'policies', place: { line: 1, column: 1 }, message };
}
