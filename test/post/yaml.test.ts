import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/post/yaml.ts';

function faultsOf(text: string): string[] {
  const parsed = parseYaml(text, { path: 'policies/koho.yml' });
  return parsed.ok
    ? []
    : parsed.faults.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
}

describe('YAML', () => {
  test('the traps of YAML 1.1 do not exist', () => {
    const text = 'time: 10:30\noctal: 010\nday: 2026-12-01\non: on\nyes: yes\nno: no\nbig: 1_000';
    const parsed = parseYaml(text, { path: 'a.yml' });
    expect(parsed.ok && parsed.value.value).toEqual({
      ...{ time: '10:30', octal: 10, day: '2026-12-01' },
      ...{ on: 'on', yes: 'yes', no: 'no', big: '1_000' },
    });
  });

  test('every value and key leads back to its place, with CRLF and a first line', () => {
    const text = 'a:\r\n  - b: 1\r\n    c: [x, y]\r\n';
    const parsed = parseYaml(text, { path: 'a.yml', firstLine: 2 });
    if (!parsed.ok) throw new Error('it is right');
    const { placeOf } = parsed.value;
    expect(placeOf(['a', 0, 'c', 1])).toEqual({ line: 4, column: 12 });
    expect(placeOf(['a', 0, 'c'], 'key')).toEqual({ line: 4, column: 5 });
    expect(placeOf(['a', 0, 'missing', 'x'])).toEqual({ line: 3, column: 5 });
  });

  test.each([
    ['a duplicate key', 'a: 1\n"a": 2', 'yaml-duplicate-key 2:1'],
    ['a number and its text as keys', '1: a\n"1": b', 'yaml-duplicate-key 2:1'],
    ['an anchor', 'a: &x 1', 'yaml-anchor 1:4'],
    ['an alias', 'a: *x', 'yaml-anchor 1:4'],
    ['a tag', 'a: !!js/function x', 'yaml-tag 1:4'],
    ['a merge key', '<<: {a: 1}', 'yaml-merge-key 1:1'],
    ['a second document', 'a: 1\n---\nb: 2', 'yaml-several-documents 2:1'],
    ['text after the end', 'a: 1\n...\nb: 2', 'yaml-several-documents 3:1'],
    ['a directive', '%YAML 1.1\n---\na: 1', 'yaml-directive 1:1'],
    ['a prototype', '__proto__: {a: 1}', 'yaml-key 1:1'],
    ['half a surrogate pair', 'a: "\\ud83d"', 'yaml-syntax 1:4'],
    ['half a surrogate pair in the long form', 'a: "\\U0000DFFF"', 'yaml-syntax 1:4'],
    ['a control character', 'a: \u0001', 'yaml-control-character 1:4'],
    ['21 levels', `${'- '.repeat(21)}x`, 'yaml-too-deep 1:41'],
    ['a tab as indentation', 'a:\n\tb: 1', 'yaml-syntax 2:1'],
  ])('%s is refused at its place', (_, text, fault) => expect(faultsOf(text)).toEqual([fault]));

  test('20 levels and 20,000 nodes are enough', () => {
    expect(faultsOf(`${'- '.repeat(20)}x`)).toEqual([]);
    expect(faultsOf('- a\n'.repeat(20_000))).toEqual([]);
    expect(faultsOf('- a\n'.repeat(20_001))).toEqual(['yaml-too-many-nodes 20001:3']);
  });

  test.each([
    ['- a\n'.repeat(20_001), '20,000'],
    [`a: ${'x'.repeat(262_144)}`, '262,144'],
    [`${'- '.repeat(21)}x`, '20'],
  ])('above a limit the message says the limit itself', (text, limit) => {
    const parsed = parseYaml(text, { path: 'policies/koho.yml' });
    const [fault] = parsed.ok ? [] : parsed.faults;
    expect(fault?.message.ja).toMatch(new RegExp(`（上限は${limit}[字個段]）`));
    expect(fault?.message.en).toMatch(new RegExp(`limit is ${limit}(?= characters|\\)| levels)`));
  });

  // Each of these took seconds to minutes, or the stack, before its limit; a hang fails by the time limit of the run.
  test.each([
    ['100,000 keys', Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['25,000 keys', Array.from({ length: 25_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['250,000 brackets', '['.repeat(250_000)],
    ['120,000 dashes', '- '.repeat(120_000)],
    ['120,000 bad escapes', `a: "${'\\x'.repeat(120_000)}"`],
    ['an alias bomb', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]'],
  ])('%s are refused', (_, text) => expect(faultsOf(text)).toHaveLength(1));
});
