import { describe, expect, it } from 'vitest';
import { codeownersOf } from '../../src/policy/codeowners.ts';
import { codeownersDrift } from '../../src/policy/codeowners-drift.ts';
import { baseFiles, baseText, baseWith, policyOf } from './policy-files.ts';

const policy = policyOf(baseFiles());
const generated = codeownersOf(policy);

describe('the generated CODEOWNERS', () => {
  it('gives each department to its heads and deputies, sorted, whatever their terms', () => {
    expect(generated.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
      '* @op-naka',
      '/posts/bosai/ @bosai-head',
      '/posts/koho/ @deputy @head-new @head-old',
      '/policies/ @op-naka',
      '/.github/ @op-naka',
    ]);
  });

  it('says that it is generated', () => {
    expect(generated).toMatch(/^# .*koho codeowners/);
  });

  it('does not depend on the order of the register', () => {
    const text = baseText('policies/departments.yml');
    const [, koho = '', bosai = ''] = text.split(/(?=^ {2}(?:koho|bosai):$)/m);
    const swapped = `departments:\n${bosai}${koho}`;
    expect(codeownersOf(policyOf(baseWith({ 'policies/departments.yml': swapped })))).toBe(
      generated,
    );
  });

  it('names a person of two terms once', () => {
    const text = baseText('policies/departments.yml').replace(
      '        name: 防災課長',
      '        name: 防災課長\n        until: 2025-03-31\n      - {id: 21, login: bosai-head, name: 防災課長, from: 2026-04-01}',
    );
    expect(codeownersOf(policyOf(baseWith({ 'policies/departments.yml': text })))).toBe(generated);
  });
});

describe('drift', () => {
  const kinds = (text: string | undefined) => codeownersDrift(policy, text).map(({ kind }) => kind);

  it('is none for the generated file, with any line ends and comments', () => {
    expect(kinds(generated)).toEqual([]);
    expect(kinds(`# 説明\r\n\r\n${generated.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  it('is everything when the file is missing', () => {
    expect(kinds(undefined)).toEqual(Array(5).fill('missing'));
  });

  it('names an owner who should not be there, with the line', () => {
    const [drift] = codeownersDrift(policy, generated.replace('@bosai-head', '@bosai-head @evil'));
    expect(drift).toMatchObject({
      kind: 'different',
      line: 5,
      actual: '/posts/bosai/ @bosai-head @evil',
    });
    expect(drift?.message.ja).toContain('5行目');
  });

  it('finds a later rule that takes everything over', () => {
    expect(kinds(`${generated}* @evil\n`)).toContain('extra');
    expect(kinds(`${generated}/** @evil\n`)).toEqual(['extra']);
  });

  it('finds a second rule for the same folder, of which the last would win', () => {
    expect(kinds(`${generated}/posts/koho/ @evil\n`)).toEqual(['different', 'extra']);
    expect(kinds(`/posts/koho/ @evil\n${generated}`)).toEqual(['extra']);
  });

  it('finds a rule without owners', () => {
    expect(kinds(generated.replace('/policies/ @op-naka', '/policies/'))).toEqual(['different']);
  });

  it('finds another order', () => {
    const lines = generated.trimEnd().split('\n');
    expect(kinds([...lines.slice(0, 3), ...lines.slice(3).reverse()].join('\n'))).toEqual([
      'order',
    ]);
  });
});
