import type { Rule } from '../rule.ts';

export const accountUsable: Rule = {
  id: 'account-usable',
  clause: 'HSM-2',
  severity: 'block',
  about: {
    ja: '所属が使ってよいアカウントだけ',
    en: 'Only accounts that the department may use',
  },
  check({ post, policy }) {
    return post.accounts.flatMap(({ value: id, place }) => {
      const account = policy.accounts.get(id);
      if (!account || account.usableBy.includes(post.department)) return [];
      const owner = policy.departments.get(account.department)?.name ?? account.department;
      return [
        {
          place,
          message: {
            ja: `この所属は「${id}」に投稿できません。管理する${owner}に相談するか、accounts から外してください。`,
            en: `This department may not post to "${id}". Ask ${owner}, which runs it, or remove it from accounts.`,
          },
        },
      ];
    });
  },
};
