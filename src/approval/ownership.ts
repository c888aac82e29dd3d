import type { Officer, Policy } from '../policy/policy.ts';
import { type CodeownersRule, type Owner, ownersOf } from './codeowners.ts';
import type { Person } from './facts.ts';

/** Members by `organisation/team` in lower case, where a token could read them (GITHUB_TOKEN cannot). */
export type Teams = ReadonlyMap<string, readonly number[]>;

export interface Ownership {
  /** Paths for which CODEOWNERS names nobody who could be recognised as a person. */
  readonly unowned: readonly string[];
  /** Of these paths, those that the person does not own for certain. */
  notOwnedBy(person: Person): readonly string[];
  /** In doubt yes: her request for changes has to count. */
  mayOwn(person: Person): boolean;
}

/**
 * Who owns the paths, as numeric ids. A login in CODEOWNERS stands for the id
 * that the register gives it: whoever renames herself to, or takes over, an
 * owner's login gains nothing.
 */
export function ownership(options: {
  readonly rules: readonly CodeownersRule[];
  readonly paths: readonly string[];
  readonly policy: Policy;
  readonly teams: Teams;
}): Ownership {
  const { rules, paths, teams } = options;
  const ids = idsByLogin(options.policy);
  const owners = new Map(paths.map((path) => [path, ownersOf(rules, path)]));
  const isOwner = (owner: Owner, person: Person) => idsOf(owner, ids, teams).includes(person.id);
  return {
    unowned: paths.filter((path) => !owners.get(path)?.some((owner) => isResolved(owner, teams))),
    notOwnedBy: (person) =>
      paths.filter((path) => !owners.get(path)?.some((owner) => isOwner(owner, person))),
    mayOwn: (person) =>
      [...owners.values()]
        .flat()
        .some(
          (owner) =>
            isOwner(owner, person) || !isResolved(owner, teams) || isNamed(owner, person.login),
        ),
  };
}

function idsByLogin(policy: Policy): ReadonlyMap<string, readonly number[]> {
  const officers: readonly Officer[] = [
    ...policy.organisation.operators,
    ...[...policy.departments.values()].flatMap(({ heads, deputies }) => [...heads, ...deputies]),
  ];
  const ids = new Map<string, number[]>();
  for (const { login, id } of officers) {
    const known = ids.get(login.toLowerCase()) ?? [];
    if (!known.includes(id)) ids.set(login.toLowerCase(), [...known, id]);
  }
  return ids;
}

function idsOf(
  owner: Owner,
  ids: ReadonlyMap<string, readonly number[]>,
  teams: Teams,
): readonly number[] {
  switch (owner.kind) {
    case 'person': {
      const found = ids.get(owner.login.toLowerCase()) ?? [];
      // One login with two ids in the register: which one CODEOWNERS means is unknown, so neither.
      return found.length === 1 ? found : [];
    }
    case 'team':
      return teams.get(owner.name.toLowerCase()) ?? [];
    case 'mail':
      return [];
  }
}

function isResolved(owner: Owner, teams: Teams): boolean {
  return owner.kind === 'person' || (owner.kind === 'team' && teams.has(owner.name.toLowerCase()));
}

function isNamed(owner: Owner, login: string): boolean {
  return owner.kind === 'person' && owner.login.toLowerCase() === login.toLowerCase();
}
