import type { Policy } from '../../policy/policy.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';
import type { Message } from '../../post/message.ts';
import type { LoadedPolicy } from '../load-policy.ts';
import { accountChanges } from './account-changes.ts';
import { codeownersChanges } from './codeowners-changes.ts';
import { fileChanges } from './file-changes.ts';
import { organisationChanges } from './organisation-changes.ts';
import { departmentChanges } from './people-changes.ts';
import { type PolicyChange, type Topic, topics } from './policy-change.ts';
import { questionChanges } from './question-changes.ts';
import { ruleChanges } from './rule-changes.ts';
import { valueChanges } from './value-changes.ts';
import { wordChanges } from './word-changes.ts';

/** One state of the policy: what it says, and the files that say it. */
export type PolicyState = Pick<LoadedPolicy, 'policy' | 'codeowners' | 'files'>;

/**
 * A change of the policy in words, for those who approve it. Nothing stays
 * unsaid: what has no words of its own is told by its key, old → new, and a file
 * of which nothing else can be said is named.
 */
export function policyChanges(before: PolicyState, after: PolicyState): readonly PolicyChange[] {
  const said = [
    ...ofPolicy(before.policy, after.policy),
    ...as('codeowners', codeownersPath, codeownersChanges(before.codeowners, after.codeowners)),
  ];
  const spoken = new Set(said.map(({ path }) => path));
  const all = [
    ...said,
    ...fileChanges(before.files, after.files).filter(({ path }) => !spoken.has(path)),
  ];
  return all.toSorted((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic));
}

function ofPolicy(before: Policy, after: Policy): readonly PolicyChange[] {
  const { rules: wasRules, questions: wasQuestions, ...wasGuideline } = before.guideline;
  const { rules: isRules, questions: isQuestions, ...isGuideline } = after.guideline;
  const guideline = 'policies/guideline.yml';
  return [
    ...organisationChanges(before.organisation, after.organisation).map(([topic, message]) => ({
      ...{ topic, message },
      path: 'policies/koho.yml',
    })),
    ...as(
      'people',
      'policies/departments.yml',
      departmentChanges(before.departments, after.departments),
    ),
    ...ofAccounts(before, after),
    ...as('rules', guideline, ruleChanges(wasRules, isRules)),
    ...as('questions', guideline, questionChanges(wasQuestions, isQuestions)),
    ...as('other', guideline, valueChanges(wasGuideline, isGuideline, [])),
    ...ofDictionaries(before, after),
  ];
}

function as(topic: Topic, path: string, messages: readonly Message[]): readonly PolicyChange[] {
  return messages.map((message) => ({ topic, path, message }));
}

function ofAccounts(before: Policy, after: Policy): readonly PolicyChange[] {
  const departments = new Map([...before.departments, ...after.departments]);
  return both(before.accounts, after.accounts).flatMap(([id, pair]) =>
    as('accounts', `policies/accounts/${id}.yml`, accountChanges(id, pair, departments)),
  );
}

function ofDictionaries(before: Policy, after: Policy): readonly PolicyChange[] {
  return both(before.dictionaries, after.dictionaries).flatMap(([id, pair]) =>
    as('words', `policies/dictionaries/${id}.yml`, wordChanges(id, pair)),
  );
}

interface Pair<Value> {
  readonly before?: Value;
  readonly after?: Value;
}

function both<Id extends string, Value>(
  before: ReadonlyMap<Id, Value>,
  after: ReadonlyMap<Id, Value>,
): readonly (readonly [Id, Pair<Value>])[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    return [id, { ...(was && { before: was }), ...(is && { after: is }) }];
  });
}
