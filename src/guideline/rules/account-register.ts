import type { Report, Rule } from '../rule.ts';

export const accountRegister: Rule = {
  id: 'account-register',
  clause: 'HSM-3-3',
  severity: 'block',
  about: {
    ja: '投稿先は登録され承認された公式アカウントだけ、所属は登録されたものだけ',
    en: 'Only registered, approved official accounts and registered departments',
  },
  check({ post, policy }) {
    const reports: Report[] = [];
    if (!policy.departments.has(post.department)) {
      const known = [...policy.departments.keys()].join('、');
      reports.push({
        place: { line: 1, column: 1 },
        clause: 'HSM-2',
        message: {
          ja: `所属「${post.department}」は policies/departments.yml にありません。ファイルを posts/ の下の登録された所属（${known}）のフォルダーに移してください。`,
          en: `Department "${post.department}" is not in policies/departments.yml. Move the file to the folder of a registered department under posts/ (${known}).`,
        },
      });
    }
    for (const { value: id, place } of post.accounts) {
      const account = policy.accounts.get(id);
      if (!account) {
        const known = [...policy.accounts.keys()].join('、');
        reports.push({
          place,
          message: {
            ja: `「${id}」は公式アカウントとして登録されていません。登録されているもの（${known}）から選んでください。`,
            en: `"${id}" is not a registered official account. Choose one of: ${known}.`,
          },
        });
      } else if (account.status === 'closed') {
        reports.push({
          place,
          message: {
            ja: `公式アカウント「${id}」は閉鎖されています。accounts から外してください。`,
            en: `The official account "${id}" is closed. Remove it from accounts.`,
          },
        });
      }
    }
    return reports;
  },
};
