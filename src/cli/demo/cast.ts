import { askJson, textOf } from './http.ts';

/** Who plays: the officers of policies/departments.yml and two members of staff. */
const staff = [
  { login: 'hokkaido-mihon-suzuki', role: 'write' },
  { login: 'hokkaido-mihon-abe', role: 'write' },
  { login: 'hokkaido-mihon-auditor', role: 'read' },
] as const;

/** Login → token, of everybody who has an account on the sandbox's GitHub. */
export type Cast = ReadonlyMap<string, string>;

interface Member {
  readonly login: string;
  readonly permission: 'read' | 'write' | 'admin';
}

/** Creates an account for everybody whom the policies name, with the id that they name, and for the staff. */
export async function engage(
  github: string,
  policyTexts: readonly string[],
): Promise<{ readonly cast: Cast; readonly members: readonly Member[] }> {
  const cast = new Map<string, string>();
  const members: Member[] = [];
  const named = policyTexts.flatMap((text, index) =>
    [...text.matchAll(/id: (\d{6,})\s+login: ([\w-]+)/g)].map(([, id, login = '']) => {
      // The first text is koho.yml: its people are the operators, who administer the repository.
      return { id: Number(id), login, permission: index === 0 ? 'admin' : 'write' } as const;
    }),
  );
  for (const { id, login, permission } of named) {
    if (cast.has(login)) continue;
    cast.set(login, await account(github, { login, id }));
    members.push({ login, permission });
  }
  for (const { login, role } of staff) {
    cast.set(login, await account(github, { login }));
    members.push({ login, permission: role });
  }
  return { cast, members };
}

async function account(github: string, body: object): Promise<string> {
  return textOf(await askJson('POST', `${github}/_control/users`, { body }), 'token');
}
