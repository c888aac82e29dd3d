import { toDictionary } from './dictionary/to-dictionary.ts';
import { accountId, departmentId } from './ids.ts';
import type { Account, Department, Guideline, Officer, Organisation, Policy } from './policy.ts';
import {
  type AccountYaml,
  type DepartmentYaml,
  idOfFile,
  type OrganisationYaml,
  type PolicyFiles,
} from './policy-files.ts';
import { publishingDefaults } from './schemas/defaults.ts';
import type { OfficerYaml } from './schemas/officer.ts';
import { toRuleSettings } from './to-rule-settings.ts';
import { toBudget, toTiming } from './to-timing.ts';

/** Checked files to the Policy that the rest of koho knows. */
export function toPolicy(files: PolicyFiles): Policy {
  const departments = Object.entries(files.departments.value.departments).map(toDepartment);
  const accounts = files.accounts.map(({ value }) => toAccount(value));
  const dictionaries = files.dictionaries.map(({ path, ...file }) =>
    toDictionary({ id: idOfFile(path), ...file }),
  );
  return {
    organisation: toOrganisation(files.organisation.value),
    departments: byId(departments),
    accounts: byId(accounts),
    guideline: toGuideline(files.guideline),
    dictionaries: byId(dictionaries),
  };
}

function byId<Id, Value extends { readonly id: Id }>(
  values: readonly Value[],
): Map<Value['id'], Value> {
  return new Map(values.map((value) => [value.id, value]));
}

function toOrganisation(yaml: OrganisationYaml): Organisation {
  const { forge, publishing, ledger } = yaml;
  return {
    name: yaml.organisation.name,
    timeZone: yaml.time_zone,
    locale: yaml.locale,
    officialHosts: yaml.official_hosts,
    forge: {
      kind: forge.kind,
      web: forge.web,
      api: forge.api,
      repository: forge.repository,
      mainBranch: forge.main_branch,
    },
    ...(yaml.public_drafts && { publicDrafts: yaml.public_drafts }),
    publishing: {
      latestAfterMinutes: publishing.latest_after_minutes,
      recheckMaxAgeSeconds: publishing.recheck_max_age_seconds,
      settleSeconds: publishing.settle_seconds,
      leaseSeconds: publishing.lease_seconds,
      maxAttempts: publishing.max_attempts,
      lookAheadHours: publishing.look_ahead_hours,
      deletionSpacingSeconds:
        publishing.deletion_spacing_seconds ?? publishingDefaults.deletionSpacingSeconds,
      alarmAfterMinutes: publishing.alarm_after_minutes,
      remindHours: [...new Set(publishing.remind_hours ?? publishingDefaults.remindHours)].sort(
        (a, b) => b - a,
      ),
    },
    ...toTiming(yaml),
    ledger: {
      origin: ledger.origin,
      fiscalYearStartsInMonth: ledger.fiscal_year_starts_in_month,
      keys: ledger.keys.map(({ log, key, replaced }) => ({
        ...{ log, key },
        ...(replaced && { replaced }),
      })),
    },
    operators: yaml.operators.map(toOfficer),
    retention: { evidenceMonths: yaml.retention.evidence_months },
  };
}

function toDepartment([id, yaml]: [string, DepartmentYaml]): Department {
  return {
    id: departmentId(id),
    name: yaml.name,
    heads: yaml.heads.map(toOfficer),
    deputies: yaml.deputies.map(toOfficer),
  };
}

function toOfficer({ id, login, name, from, until }: OfficerYaml): Officer {
  return { id, login, name, ...(from && { from }), ...(until && { until }) };
}

function toAccount(yaml: AccountYaml): Account {
  return {
    id: accountId(yaml.id),
    platform: yaml.platform,
    name: yaml.name,
    handle: yaml.handle,
    remoteId: yaml.remote_id,
    department: departmentId(yaml.department),
    usableBy: [...new Set([yaml.department, ...yaml.usable_by])].map(departmentId),
    status: yaml.status,
    officialPage: yaml.official_page,
    profileShows: yaml.profile_shows,
    contactMail: yaml.contact_mail,
    openedOn: yaml.opened_on,
    ...(yaml.closed_on && { closedOn: yaml.closed_on }),
    useCase: yaml.use_case,
    usagePolicy: yaml.usage_policy,
    security: {
      mfa: yaml.security.mfa,
      custodians: yaml.security.custodians,
      rotatedOn: yaml.security.rotated_on,
    },
    twoPhase: yaml.two_phase ?? yaml.platform === 'facebook',
    scheduling: yaml.scheduling ?? 'koho',
    ...(yaml.schedule_hours_ahead && { scheduleHoursAhead: yaml.schedule_hours_ahead }),
    corrections: yaml.corrections ?? 'new-post',
    ...(yaml.spacing_minutes && { spacingMinutes: yaml.spacing_minutes }),
    budget: toBudget(yaml.budget),
  };
}

function toGuideline(file: PolicyFiles['guideline']): Guideline {
  const { value: yaml } = file;
  const clauses = Object.entries(yaml.clauses).map(([id, clause]) => ({ id, ...clause }));
  const questions = Object.entries(yaml.questions).map(([id, question]) => ({ id, ...question }));
  return {
    title: yaml.title,
    clauses: byId(clauses),
    rules: toRuleSettings(file),
    questions: byId(questions),
  };
}
