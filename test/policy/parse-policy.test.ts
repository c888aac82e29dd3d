import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import type { AccountId, DepartmentId } from '../../src/post/post.ts';
import { baseFiles, baseText, baseWith, here, policyFilesIn, policyOf } from './policy-files.ts';

interface Expected {
  /** Files of the base that this case lacks. */
  readonly removed?: readonly string[];
  readonly faults: readonly {
    readonly code: string;
    readonly path: string;
    readonly line: number;
    readonly column: number;
  }[];
  /** What one of the Japanese messages must contain: the mend. */
  readonly says?: string;
}

const koho = 'policies/koho.yml';
const departments = 'policies/departments.yml';
const account = 'policies/accounts/mihon-x.yml';
const facebook = 'policies/accounts/mihon-facebook.yml';

describe('a policy in which something is wrong is refused at its place', () => {
  const fixtures = join(here, 'fixtures');
  it.each(readdirSync(fixtures))('%s', (name) => {
    const folder = join(fixtures, name);
    const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const files = new Map([...baseFiles(), ...policyFilesIn(folder)]);
    for (const path of expected.removed ?? []) files.delete(path);

    const parsed = parsePolicy(files);

    if (parsed.ok) throw new Error('the policy was accepted');
    const places = parsed.faults.map(({ code, path, place }) => ({ code, path, ...place }));
    expect(places).toEqual(expected.faults);
    expect(parsed.faults.map(({ message }) => message.ja).join('\n')).toContain(
      expected.says ?? '',
    );
    for (const { message } of parsed.faults) expect(message.en).toMatch(/[.?]$/);
  });
});

describe('a dictionary', () => {
  const fixtures = join(here, 'dictionaries');
  it.each(readdirSync(fixtures))('says something by %s', (name) => {
    const policy = policyOf(new Map([...baseFiles(), ...policyFilesIn(join(fixtures, name))]));
    const { entries, classes, patterns } = policy.dictionaries.get('words') ?? {
      entries: [],
      classes: new Map(),
      patterns: new Map(),
    };
    const kinds = { entries: entries.length, classes: classes.size, patterns: patterns.size };
    const said = Object.entries(kinds).flatMap(([kind, count]) => (count > 0 ? [kind] : []));
    expect(said.join('-and-')).toBe(name.replace(/-written-.*/, ''));
  });
});

describe('a policy in which nothing is wrong', () => {
  it('becomes typed data', () => {
    const policy = policyOf(baseFiles());
    expect(policy.organisation).toMatchObject({
      name: '見本市',
      timeZone: 'Asia/Tokyo',
      forge: { kind: 'github', repository: 'mihon/posts', mainBranch: 'main' },
      publishing: { latestAfterMinutes: 360, maxAttempts: 3 },
      ledger: { origin: 'city.example.jp/koho', fiscalYearStartsInMonth: 4 },
      retention: { evidenceMonths: 60 },
    });
    expect(policy.organisation).not.toHaveProperty('publicDrafts');
    expect(policy.departments.get('koho' as DepartmentId)?.deputies).toEqual([
      { id: 13, login: 'deputy', name: '主幹', from: '2026-04-01', until: '2027-03-31' },
    ]);
    expect(policy.guideline.rules.get('date-weekday')).toEqual({
      severity: 'block',
      place: { line: 11, column: 3 },
    });
    expect(policy.guideline.questions.get('may-be-published')?.answers).toHaveLength(2);
    expect(policy.dictionaries.get('words')?.entries).toMatchObject([
      { word: '素案', severity: 'warn', except: ['要素案内'], unless: [] },
      { word: '検討中', except: [], spellings: [] },
    ]);
  });

  it('counts the owner among the departments that may use an account', () => {
    const { accounts } = policyOf(baseFiles());
    expect(accounts.get('mihon-x' as AccountId)?.usableBy).toEqual(['koho', 'bosai']);
    expect(accounts.get('mihon-facebook' as AccountId)?.usableBy).toEqual(['koho']);
  });

  it('publishes in two phases on Facebook unless the account says otherwise', () => {
    const one = baseWith({ [facebook]: `${baseText(facebook)}two_phase: false\n` });
    const twoPhaseOf = (files: Map<string, Uint8Array>) =>
      policyOf(files).accounts.get('mihon-facebook' as AccountId)?.twoPhase;
    expect(twoPhaseOf(baseFiles())).toBe(true);
    expect(twoPhaseOf(one)).toBe(false);
  });

  it('keeps a closed account whose department is gone', () => {
    const closed = baseText(account)
      .replace('status: approved', 'status: closed\nclosed_on: 2026-03-31')
      .replace('department: koho', 'department: kanko');
    const policy = policyOf(baseWith({ [account]: closed }));
    expect(policy.accounts.get('mihon-x' as AccountId)).toMatchObject({
      status: 'closed',
      closedOn: '2026-03-31',
      department: 'kanko',
    });
  });

  it('lets heads overlap and come back', () => {
    const text = baseText(departments)
      .replace('until: 2026-03-31', 'until: 2026-04-30')
      .replace(
        '        name: 防災課長',
        '        name: 防災課長\n        until: 2025-03-31\n      - {id: 21, login: bosai-head, name: 防災課長, from: 2026-04-01}',
      );
    expect(policyOf(baseWith({ [departments]: text })).departments.size).toBe(2);
  });

  it.each(['http://127.0.0.1:8080', 'http://[::1]:8080/api/v3', 'http://localhost'])(
    'takes %s as a forge on the machine itself',
    (api) => {
      const text = baseText(koho).replace('https://api.github.com', api);
      expect(policyOf(baseWith({ [koho]: text })).organisation.forge.api).toBe(api);
    },
  );

  it('reads CRLF and a byte order mark', () => {
    const text = `\uFEFF${baseText(koho).replaceAll('\n', '\r\n')}`;
    expect(policyOf(baseWith({ [koho]: text }))).toEqual(policyOf(baseFiles()));
  });

  it('leaves explanations in README files alone', () => {
    expect(parsePolicy(baseWith({ 'policies/README.md': '# 方針' })).ok).toBe(true);
  });
});

describe('hostile input', () => {
  it('never repeats what looks like a secret', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const parsed = parsePolicy(baseWith({ [koho]: `# ${token}\n${baseText(koho)}` }));
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain(token.slice(0, 12));
  });

  it('does not take office numbers, digests and public keys for secrets', () => {
    const comment = `# 電話 011-000-0123、sha256 ${'0123456789abcdef'.repeat(4)}、commit ${'a1'.repeat(20)}\n`;
    expect(parsePolicy(baseWith({ [koho]: comment + baseText(koho) })).ok).toBe(true);
  });

  it('shows the name of a stray file on one line', () => {
    const parsed = parsePolicy(baseWith({ 'policies/a\n::error::\u202Eb.yml': '' }));
    const [fault] = parsed.ok ? [] : parsed.faults;
    expect(fault?.message.ja).toContain('policies/a?::error::?b.yml');
  });

  it('refuses 100,000 keys with a handful of faults', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `key${index}: 1`).join('\n');
    const parsed = parsePolicy(baseWith({ [koho]: keys }));
    if (parsed.ok) throw new Error('accepted');
    expect(parsed.faults.length).toBeLessThanOrEqual(50);
  });

  it('refuses 10,000 files without reading them', () => {
    const files = new Map(
      Array.from({ length: 10_000 }, (_, index) => [
        `policies/accounts/a${index}.yml`,
        new Uint8Array([0]),
      ]),
    );
    const parsed = parsePolicy(files);
    expect(parsed.ok ? [] : parsed.faults.map(({ code }) => code)).toEqual(['too-many-files']);
  });

  it('tells every fault of every file at once', () => {
    const parsed = parsePolicy(
      baseWith({
        [koho]: baseText(koho).replace('locale: ja', 'locale: jp'),
        [account]: baseText(account).replace('platform: x', 'platform: mixi'),
        [departments]: undefined,
      }),
    );
    const paths = parsed.ok ? [] : parsed.faults.map(({ path }) => path);
    expect(paths.toSorted()).toEqual([account, departments, koho]);
  });

  it('answers any bytes with a value or faults, never with an exception', () => {
    const paths = [...baseFiles().keys()];
    const mutation = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.nat({ max: 2_000 }),
      remove: fc.nat({ max: 40 }),
      insert: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom(
          '\n',
          ': ',
          '- ',
          '{',
          '[',
          '"',
          'null',
          '~',
          '0x1',
          '__proto__: 1\n',
          '\t',
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const files = baseFiles();
        for (const { path, at, remove, insert } of mutations) {
          const text = new TextDecoder().decode(files.get(path));
          const next = text.slice(0, at) + insert + text.slice(at + remove);
          files.set(path, new TextEncoder().encode(next));
        }
        const parsed = parsePolicy(files);
        if (!parsed.ok) expect(parsed.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('answers any files whatever', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 30 }), fc.uint8Array({ maxLength: 60 })),
        (files) => {
          expect(parsePolicy(new Map(Object.entries(files))).ok).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });
});
