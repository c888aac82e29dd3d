import { faultAt, type KeyPath, type PolicyFault, type PolicyFile } from '../faults.ts';
import type { PolicyFiles } from '../policy-files.ts';
import type { OfficerYaml } from '../schemas/officer.ts';

interface Mention {
  readonly file: PolicyFile<unknown>;
  readonly at: KeyPath;
  readonly officer: OfficerYaml;
}

/**
 * Who may approve: terms that can be in force, and one login for one number.
 * Approval goes by the number, CODEOWNERS by the login; two people behind one
 * of them would let the wrong one in.
 */
export function personFaults(files: PolicyFiles): PolicyFault[] {
  const mentions = mentionsIn(files);
  return [...mentions.flatMap(termFaults), ...identityFaults(mentions)];
}

function mentionsIn({ organisation, departments }: PolicyFiles): Mention[] {
  const inDepartments = Object.entries(departments.value.departments).flatMap(([id, department]) =>
    (['heads', 'deputies'] as const).flatMap((role) =>
      department[role].map((officer, index) => ({
        file: departments,
        at: ['departments', id, role, index],
        officer,
      })),
    ),
  );
  const operators = organisation.value.operators.map((officer, index) => ({
    file: organisation,
    at: ['operators', index],
    officer,
  }));
  return [...inDepartments, ...operators];
}

function termFaults({ file, at, officer }: Mention): PolicyFault[] {
  if (officer.from === undefined || officer.until === undefined) return [];
  if (officer.from <= officer.until) return [];
  const message = {
    ja: `任期の末日 ${officer.until} が初日 ${officer.from} より前です。どちらかを直してください。`,
    en: `The term ends (${officer.until}) before it begins (${officer.from}). Mend one of them.`,
  };
  return [faultAt(file, { code: 'term-reversed', at: [...at, 'until'] }, message)];
}

function identityFaults(mentions: readonly Mention[]): PolicyFault[] {
  const loginOf = new Map<number, string>();
  const idOf = new Map<string, number>();
  return mentions.flatMap(({ file, at, officer: { id, login } }) => {
    const knownLogin = loginOf.get(id) ?? login;
    // The forge does not tell `Sato` from `sato`.
    const knownId = idOf.get(login.toLowerCase()) ?? id;
    loginOf.set(id, knownLogin);
    idOf.set(login.toLowerCase(), knownId);
    if (knownLogin !== login) {
      const message = {
        ja: `利用者番号 ${id} のログイン名が ${knownLogin} と ${login} の2通りあります。同じ人なら同じ名前にしてください。`,
        en: `The user id ${id} has two logins, ${knownLogin} and ${login}. Write the same one for the same person.`,
      };
      return [faultAt(file, { code: 'identity-mixed', at: [...at, 'login'] }, message)];
    }
    if (knownId !== id) {
      const message = {
        ja: `ログイン名 ${login} の利用者番号が ${knownId} と ${id} の2通りあります。正しい番号にそろえてください。`,
        en: `The login ${login} has two user ids, ${knownId} and ${id}. Write the right one in both places.`,
      };
      return [faultAt(file, { code: 'identity-mixed', at: [...at, 'id'] }, message)];
    }
    return [];
  });
}
