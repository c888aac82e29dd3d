import { describe, expect, it } from 'vitest';
import { checkPost, faultFindings } from '../../src/guideline/check-post.ts';
import type { History } from '../../src/guideline/rule.ts';
import { frozenFindings } from '../../src/guideline/rules/frozen.ts';
import { rules } from '../../src/guideline/rules.ts';
import { unknownRules } from '../../src/guideline/unknown-rules.ts';
import { instant } from '../../src/post/post.ts';
import { check, contextOf, policyFor, postOf, shown, withBody } from './check-text.ts';

const wrongDay = withBody('12月8日（水）');

describe('the order of findings', () => {
  it('is that of the file, and by rule at one place', () => {
    const found = check(withBody('https://bit.ly@192.0.2.1/\n12月8日（水）○○'));
    expect(found.map(shown)).toEqual([
      'link-deceptive HSM-4-7-5 block 6:1',
      'link-reason HSM-4-5 warn 6:1',
      'date-weekday HSM-4-4 block 7:1',
      'placeholder HSM-4-4 block 7:9',
    ]);
  });

  it('is the same however often it is asked', () => {
    const context = contextOf(postOf(withBody('○○○ 090-1234-5678 bit.ly/a')));
    expect(checkPost(context)).toEqual(checkPost(context));
  });
});

describe("the policy's weight of a rule", () => {
  it('is taken', () => {
    expect(check(wrongDay, { rules: { 'date-weekday': 'warn' } })).toMatchObject([
      { severity: 'warn' },
    ]);
    expect(check(wrongDay, { rules: { 'date-weekday': 'ask' } })).toMatchObject([
      { severity: 'ask' },
    ]);
  });

  it('off means that the rule is silent', () => {
    expect(check(wrongDay, { rules: { 'date-weekday': 'off' } })).toEqual([]);
  });

  it('is the rule’s own where the policy does not list it', () => {
    const context = contextOf(postOf(wrongDay));
    const bare = {
      ...context.policy,
      guideline: { ...context.policy.guideline, rules: new Map() },
    };
    expect(checkPost({ ...context, policy: bare })).toMatchObject([{ severity: 'block' }]);
  });

  it('does not lighten what a single spot makes heavier: an answer that stops the post', () => {
    const answer = 'answers:\n  - {question: may-be-published, answer: いいえ}\n';
    const found = check(withBody('本文です。', answer), {
      questions: true,
      rules: { question: 'warn' },
    });
    expect(found.map(({ severity }) => severity).toSorted()).toEqual(['block', 'warn']);
  });
});

describe('a warning acknowledged with a reason', () => {
  const waiver = 'acknowledge:\n  - {rule: link-shortener, reason: 主催者の指定}\n';

  it('carries the reason', () => {
    expect(check(withBody('https://bit.ly/a', waiver))).toMatchObject([
      { rule: 'link-shortener', severity: 'warn', acknowledged: '主催者の指定' },
    ]);
  });

  it('does not pass what the policy blocks, and says so', () => {
    const found = check(withBody('https://bit.ly/a', waiver), {
      rules: { 'link-shortener': 'block' },
    });
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'waiver warn',
      'link-shortener block',
    ]);
    expect(found[1]).not.toHaveProperty('acknowledged');
  });

  it('that passes nothing is told, unless the policy does not want that', () => {
    expect(check(withBody('本文です。', waiver))).toMatchObject([{ rule: 'waiver', line: 6 }]);
    expect(check(withBody('本文です。', waiver), { rules: { waiver: 'off' } })).toEqual([]);
  });
});

describe('why', () => {
  it('each message ends with the clause as people cite it', () => {
    const [found] = check(wrongDay);
    expect(found?.message.ja).toMatch(/（ガイドライン4\(4\) 正確を期する）$/);
    expect(found?.message.en).toMatch(/ \(guideline 4\(4\): Be accurate\)$/);
  });

  it('is left out where the policy does not know the clause', () => {
    const context = contextOf(postOf(wrongDay));
    const guideline = { ...context.policy.guideline, clauses: new Map() };
    const [found] = checkPost({ ...context, policy: { ...context.policy, guideline } });
    expect(found?.message.ja).toMatch(/12月9日）。$/);
  });
});

describe('a file that is no post', () => {
  const message = { ja: '直してください。', en: 'Mend it.' };
  const fault = { code: 'unknown-key', path: 'posts/a.md', place: { line: 2, column: 3 }, message };

  it('blocks, at the place that the parser gave', () => {
    expect(faultFindings([fault], policyFor()).map(shown)).toEqual([
      'form/unknown-key HSM-4-4 block 2:3',
    ]);
  });

  it('blocks without any policy too', () => {
    expect(faultFindings([fault])).toMatchObject([{ severity: 'block', message }]);
  });
});

describe('rule ids of guideline.yml', () => {
  it('are all known in the example organisation', () => {
    expect(unknownRules(policyFor())).toEqual([]);
  });

  it('that no rule has are told once, with the likely one', () => {
    const found = unknownRules(policyFor({ rules: { 'personal-nubmer': 'off', zzz: 'warn' } }));
    expect(found).toMatchObject([
      { rule: 'policy/rule-unknown', severity: 'block', path: 'policies/guideline.yml' },
      { rule: 'policy/rule-unknown', severity: 'block' },
    ]);
    expect(found[0]?.message.ja).toContain('「personal-number」ではありませんか。');
    expect(found[1]?.message.en).toContain('There are: account-register,');
  });

  it('cannot weigh the form of a post', () => {
    expect(unknownRules(policyFor({ rules: { form: 'warn' } }))).toHaveLength(1);
    expect(unknownRules(policyFor({ rules: { form: 'block', waiver: 'off' } }))).toEqual([]);
  });

  it('are unique, kebab-case and none of the engine’s own', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(ids).not.toContain('form');
    expect(ids).not.toContain('waiver');
  });
});

describe('a post that is published', () => {
  const post = postOf(wrongDay);
  const published = {
    ...{ post: post.id, contentDigest: 'as-published' },
    ...{ at: instant(Date.parse('2026-12-01T01:00:00Z')), texts: new Map() },
  };
  const history: History = { published: new Map([[post.id, published]]) };
  const text = withBody('本文です。');

  it('may not change', () => {
    expect(check(text, { history, contentDigest: 'other' }).map(shown)).toEqual([
      'frozen HSM-4-4 block 1:1',
    ]);
    expect(check(text, { history, contentDigest: 'as-published' })).toEqual([]);
  });

  it('is not late, whenever it is looked at again', () => {
    const later = { history, contentDigest: 'as-published', now: '2027-06-01T00:00:00Z' };
    expect(check(text, later)).toEqual([]);
  });

  it('has its dates read as of its publication', () => {
    const found = check(
      '---\ntitle: 見本\naccounts: [hokkaido-koho-facebook]\n---\n12月8日（火）\n',
      {
        ...{ history, contentDigest: 'as-published', now: '2029-12-01T00:00:00Z' },
      },
    );
    expect(found).toEqual([]);
  });

  it('may not be deleted or moved away', () => {
    const removed = ['posts/koho/2026/case.md', 'posts/koho/2026/draft.md'];
    expect(frozenFindings(removed, history).map(shown)).toEqual(['frozen HSM-4-4 block 1:1']);
    expect(frozenFindings(removed, history, policyFor())[0]?.message.ja).toMatch(
      /（ガイドライン4\(4\) .*）$/,
    );
    expect(frozenFindings(removed, history, policyFor({ rules: { frozen: 'off' } }))).toEqual([]);
    expect(frozenFindings(removed, { published: new Map() })).toEqual([]);
  });
});

describe('a closed account', () => {
  it('is refused at its place in the list', () => {
    const context = contextOf(postOf(withBody('本文です。')));
    const accounts = [...context.policy.accounts].map(
      ([id, account]) => [id, { ...account, status: 'closed' as const }] as const,
    );
    const found = checkPost({
      ...context,
      policy: { ...context.policy, accounts: new Map(accounts) },
    });
    expect(found.map(shown)).toEqual(['account-register HSM-3-3 block 3:12']);
    expect(found[0]?.message.ja).toContain('閉鎖されています');
  });
});

describe('a medium that could not be read', () => {
  const media =
    'media:\n  - {file: a.png, alt: 雪道を歩く親子のイラスト, rights: 道が作成, people: none}\n';

  it.each([
    ['symlink', 'シンボリックリンク'],
    ['lfs-pointer', 'Git LFS'],
    ['submodule', '別のリポジトリ'],
    ['outside', 'フォルダーの外'],
    ['directory', 'フォルダーです'],
  ] as const)('%s', (why, says) => {
    const facts = new Map([['a.png', { state: 'refused' as const, why }]]);
    const found = check(withBody('本文です。', media), { media: facts });
    expect(found.map(shown)).toEqual(['media-file HSM-4-3 block 6:12']);
    expect(found[0]?.message.ja).toContain(says);
  });

  it('is told once a platform where it is too large for several accounts', () => {
    const tooLarge = {
      ...({ state: 'read', type: 'image/png' } as const),
      ...{ bytes: 5 * 1024 * 1024 + 1, width: 1, height: 1, hasGps: false },
    };
    const text = withBody('本文です。', media).replace(
      '[hokkaido-koho-facebook]',
      '[hokkaido-koho-facebook, hokkaido-kotsu-facebook, hokkaido-koho-x]',
    );
    const found = check(text, { media: new Map([['a.png', tooLarge]]) });
    const limits = found.flatMap(({ rule, message }) =>
      rule === 'media-file' ? [/5\.01MB で、(\w+) の上限/.exec(message.ja)?.[1]] : [],
    );
    expect(limits).toEqual(['Facebook', 'X']);
  });
});

describe('a post with more findings than anybody mends', () => {
  it('keeps a hundred of a rule and counts the rest', () => {
    const found = check(withBody('あ○○い'.repeat(130)));
    expect(found).toHaveLength(101);
    expect(found.filter(({ message }) => message.ja.startsWith('ほかにも'))).toMatchObject([
      { severity: 'block', line: 6, column: 2 + 4 * 100 },
    ]);
  });

  it('drops no block for the sake of warnings', () => {
    const found = check(withBody(`${'「○○」'.repeat(130)}\n○○`));
    expect(found.filter(({ severity }) => severity === 'block')).toMatchObject([{ line: 7 }]);
    expect(found).toHaveLength(101);
  });
});
