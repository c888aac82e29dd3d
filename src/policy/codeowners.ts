import type { Officer, Policy } from './policy.ts';

/**
 * `.github/CODEOWNERS` as the register wants it. Everyone in the register is
 * listed, past and future terms too: a file that depended on the day would
 * drift by itself. Being a code owner only lets somebody review; whether the
 * term covers the review is judged by the register.
 */
export function codeownersOf(policy: Policy): string {
  const departments = [...policy.departments.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = [
    // What is neither post nor policy: where koho itself lies in the repository, its code runs with the keys.
    ruleOf('*', policy.organisation.operators),
    ...departments.map(({ id, heads, deputies }) =>
      ruleOf(`/posts/${id}/`, [...heads, ...deputies]),
    ),
    ruleOf('/policies/', policy.organisation.operators),
    ruleOf('/.github/', policy.organisation.operators),
  ];
  return `${header}\n${rules.join('\n')}\n`;
}

const header = `# policies/ から koho codeowners が作りました。手で直さず、policies/ を直して作り直してください。
# Generated from policies/ by \`koho codeowners\`. Do not edit: change policies/ and generate it again.
`;

function ruleOf(pattern: string, officers: readonly Officer[]): string {
  const logins = [...new Set(officers.map(({ login }) => `@${login}`))];
  return [pattern, ...logins.sort()].join(' ');
}
