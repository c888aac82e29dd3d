import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPost } from '../../src/guideline/check-post.ts';
import { isNoReason } from '../../src/guideline/no-reason.ts';
import type { Finding } from '../../src/guideline/rule.ts';
import { holdsBack, standingOf } from '../../src/guideline/standing.ts';
import { unknownRules } from '../../src/guideline/unknown-rules.ts';
import type { RuleSetting } from '../../src/policy/policy.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { contextOf, policyFor, postOf, withBody } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const reason = '主催者の資料の表記のまま載せるため';
const byHead: RuleSetting = { severity: 'block', waivableBy: ['head'] };

function check(
  text: string,
  rules: Readonly<Record<string, RuleSetting>> = {},
): readonly Finding[] {
  const context = contextOf(postOf(text));
  const { policy } = context;
  const changed = new Map([...policy.guideline.rules, ...Object.entries(rules)]);
  return checkPost({
    ...context,
    policy: { ...policy, guideline: { ...policy.guideline, rules: changed } },
  });
}

function wrongDay(why?: string): string {
  const more =
    why === undefined ? '' : `acknowledge:\n  - {rule: date-weekday, reason: "${why}"}\n`;
  return withBody('12月8日（水）', more);
}

const short = (found: readonly Finding[]) =>
  found.map((one) => `${one.rule} ${one.severity} ${standingOf(one)}`);

describe('a block', () => {
  it('does not pass with a reason where the policy lets nobody', () => {
    const found = check(wrongDay(reason));
    expect(short(found)).toEqual(['waiver warn passed', 'date-weekday block open']);
    expect(found[0]?.message.ja).toContain('理由を書いても進めません');
    expect(found[1]).not.toHaveProperty('acknowledged');
  });

  it('is for the head to decide where the policy lets her and a reason is stated', () => {
    const [found] = check(wrongDay(reason), { 'date-weekday': byHead });
    expect(found).toMatchObject({ acknowledged: reason, waivableBy: ['head'] });
    expect(found && standingOf(found)).toBe('decision');
    expect(found && ['head', 'deputy', 'operator'].map((role) => holdsBack(found, role))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('may be left to the deputies too', () => {
    const both: RuleSetting = { severity: 'block', waivableBy: ['head', 'deputy'] };
    const [found] = check(wrongDay(reason), { 'date-weekday': both });
    expect(found && holdsBack(found, 'deputy')).toBe(false);
  });

  it('without a reason stays open, and says who could let it pass', () => {
    const [found] = check(wrongDay(), { 'date-weekday': byHead });
    expect(found).toMatchObject({ waivableBy: ['head'] });
    expect(found && standingOf(found)).toBe('open');
    expect(found && holdsBack(found, 'head')).toBe(true);
  });

  it('of what nobody may let pass stays open, whatever the policy says', () => {
    const more = `acknowledge:\n  - {rule: personal-number, reason: ${reason}}\n`;
    const found = check(withBody('担当 090-1234-5678', more), { 'personal-number': byHead });
    expect(short(found)).toContain('personal-number block open');
    expect(found.every(({ acknowledged }) => acknowledged === undefined)).toBe(true);
  });
});

describe('an unanswered question', () => {
  it('is not passed with a reason', () => {
    const more = `acknowledge:\n  - {rule: date-weekday, reason: ${reason}}\n`;
    const found = check(withBody('12月8日（水）', more), { 'date-weekday': { severity: 'ask' } });
    expect(short(found)).toEqual(['waiver warn passed', 'date-weekday ask open']);
    expect(found[0]?.message.ja).toContain('answers');
  });
});

describe('a warning', () => {
  const warn: RuleSetting = { severity: 'warn' };

  it('carries the reason', () => {
    expect(check(wrongDay(reason), { 'date-weekday': warn })).toMatchObject([
      { severity: 'warn', acknowledged: reason },
    ]);
  });

  it('does not take for a reason what gives none, and says so at its place', () => {
    const [told, found] = check(wrongDay('問題なし'), { 'date-weekday': warn });
    expect(told).toMatchObject({ rule: 'waiver', line: 6, column: 34 });
    expect(told?.message.ja).toContain('「問題なし」では理由が分かりません');
    expect(found).toMatchObject({ rule: 'date-weekday' });
    expect(found).not.toHaveProperty('acknowledged');
  });
});

describe('the words of a dictionary and hearsay', () => {
  it.each([
    ['words', '内緒ですが、来月は休館です。'],
    ['hearsay', '堤防が切れたと言われています。'],
  ])('%s ask for a reason until there is one', (rule, body) => {
    const told = (why: string) =>
      check(withBody(body, `acknowledge:\n  - {rule: ${rule}, reason: "${why}"}\n`))
        .filter((one) => one.rule === rule)
        .map(({ message }) => message.ja.includes('acknowledge'));
    expect(new Set(told('OK'))).toEqual(new Set([true]));
    expect(new Set(told(reason))).toEqual(new Set([false]));
  });
});

describe('an entry that passes nothing', () => {
  const told = (rule: string) => {
    const more = `acknowledge:\n  - {rule: ${rule}, reason: ${reason}}\n`;
    const [found] = check(withBody('本文です。', more));
    return found?.message.ja;
  };

  it('says whether the name is wrong or the matter is done', () => {
    expect(told('date-weekdy')).toContain('「date-weekday」ではありませんか');
    expect(told('zzz')).toContain('名前を確かめてください');
    expect(told('date-weekday')).toContain('この投稿にありません');
  });

  it('is left alone where it may pass something tomorrow, or online', () => {
    expect(told('link-target')).toBeUndefined();
    expect(told('near-duplicate')).toBeUndefined();
  });

  it('that is there twice is a fault of form', () => {
    const one = `  - {rule: hearsay, reason: ${reason}}\n`;
    const text = withBody('本文です。', `acknowledge:\n${one}${one}`);
    const parsed = parsePost(new TextEncoder().encode(text), {
      path: 'posts/koho/2026/case.md',
      timeZone: 'Asia/Tokyo',
    });
    expect(parsed.ok ? [] : parsed.faults.map(({ place }) => place.line)).toEqual([7]);
  });
});

describe('no reason', () => {
  it.each([
    ...[
      'OK',
      'ＯＫです',
      '問題なし',
      '問題ありません。',
      '特に問題ないため',
      '問題ないと判断しました',
    ],
    ...[
      'ー',
      '----',
      '…',
      '',
      '   ',
      'はい',
      '可',
      '確認済み',
      '確認しました',
      '内容を確認済みです',
    ],
    ...[
      '必要なため',
      'やむを得ない',
      '念のため',
      'なし',
      '特になし',
      '理由なし',
      '大丈夫です',
      '了解',
    ],
    ...[
      'このままでよい',
      '後で直す',
      'ああああああ',
      'ｗｗｗｗ',
      'テスト',
      '表彰',
      '○○○○',
      '同上',
      'ここに理由を書く',
      'write the reason here',
    ],
    ...['ok', 'no problem', 'It is fine.', 'test', 'none', 'n/a', 'checked', 'aaaaaaaaaa', 'foo'],
  ])('is "%s"', (text) => {
    expect(isNoReason(text)).toBe(true);
  });

  it.each([
    ...['主催者の指定', '主催者指定', '表彰の記事のため', '承諾済み', '本人の同意あり', '公表済み'],
    ...['訃報の公表のため', '行方不明者の捜索のため、ご家族の承諾を得て氏名を載せます'],
    ...[
      '共催団体の告知ページ',
      '町史の原文のまま',
      '災害対策本部で確認した情報',
      '旧字体の正式名称',
    ],
    ...['問題がないことを担当課に確かめた', '必要な情報であると防災課が判断したため'],
    ...['given by the organiser', 'official spelling', 'press release of 1 December'],
  ])('is not "%s"', (text) => {
    expect(isNoReason(text)).toBe(false);
  });

  it('is told quickly of anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => isNoReason(text) || true,
      ),
    );
    const spent = cpuMs(() => {
      for (const one of ['問題なし', '理由なし', 'のとで', 'ok', 'noproblem', 'です']) {
        isNoReason(`${one.repeat(20).slice(0, 39)}x`);
        isNoReason(one.repeat(30_000));
      }
    });
    expect(spent).toBeLessThan(2_000);
  });
});

describe('a policy that lets somebody pass what nobody may', () => {
  it.each([
    ...['form', 'frozen', 'secret', 'personal-number', 'account-register', 'account-usable'],
    ...['length', 'media-file', 'question', 'waiver'],
  ])('%s is a fault at its line', (id) => {
    const policy = policyFor();
    const setting: RuleSetting = { ...byHead, place: { line: 77, column: 3 } };
    const rules = new Map([[id, setting]]);
    const found = unknownRules({ ...policy, guideline: { ...policy.guideline, rules } });
    expect(found).toMatchObject([{ rule: 'policy/rule-not-waivable', line: 77, column: 3 }]);
  });

  it('and a misspelt rule too', () => {
    const policy = policyFor();
    const rules = new Map([
      ['personal-nubmer', { severity: 'off', place: { line: 9, column: 3 } } as const],
    ]);
    const found = unknownRules({ ...policy, guideline: { ...policy.guideline, rules } });
    expect(found).toMatchObject([{ rule: 'policy/rule-unknown', line: 9, column: 3 }]);
  });
});
