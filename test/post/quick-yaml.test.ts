import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickPlaces } from '../../src/post/quick-yaml/quick-place.ts';
import { quickYaml } from '../../src/post/quick-yaml/quick-yaml.ts';
import { placesOnDemand } from '../../src/post/read-yaml.ts';
import { parseYaml, type YamlSource } from '../../src/post/yaml.ts';

const root = join(import.meta.dirname, '../..');

/** Pieces of YAML, so that random texts are often well formed and often nearly so. */
const piece = fc.constantFrom(
  ...[
    'a: ',
    'b:\n  ',
    '- ',
    '\n',
    '\n  ',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    ': ',
    '# 注\n',
    '"',
    "'",
  ],
  ...[
    '冬の安全',
    'x y',
    'true',
    'no',
    'yes',
    'null',
    '~',
    '010',
    '10:30',
    '1_000',
    '12',
    '-3',
    '+4',
  ],
  ...[
    '.5',
    '1e3',
    '0x1f',
    '0o17',
    '2026-12-01',
    '2026-12-01 10:00',
    '1.5',
    '.inf',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '!!str ',
    '|\n',
    '>\n',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '9007199254740993',
    '@x',
    '`',
    '\\n',
  ],
);
const yamlish = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Lines of the forms that get through, at indentations that often fit together. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '    ', ' '),
    fc.constantFrom('', '', '- '),
    fc.constantFrom('a', 'b', 'c_d', 'true', '"q: r"', 'null', 'e-f', ''),
    fc.constantFrom(': ', ':', ':  ', ''),
    fc.constantFrom(
      ...[
        '',
        '12',
        '冬の安全',
        'x y',
        'no',
        'true',
        'True',
        'null',
        '2026-12-01',
        '"a: b"',
        "'c # d'",
      ],
      ...[
        '[a, b]',
        '[]',
        '[a b, "c"]',
        '{k: v, l: 2}',
        'https://example.jp/?a=b',
        '010',
        'x: y',
        'a #b',
      ],
      ...[
        '[a, [b]]',
        '{a}',
        '"',
        "a'b",
        'a"',
        'on',
        '1.5',
        '@a',
        '- x',
        'x,y',
        'x]',
        '["a:b"]',
        '[a:b]',
      ],
    ),
    fc.constantFrom('', '', ' ', '  # 注'),
  )
  .map((parts) => parts.join(''));
const lines = fc.array(fc.oneof(line, fc.constantFrom('', '# 注', '  # c')), { maxLength: 8 });

function agree(text: string): void {
  const quick = quickYaml(text);
  if (!quick) return;
  const exact = parseYaml(text, { path: 'x.yml' });
  expect({ text, ...quick }).toEqual({ text, value: exact.ok ? exact.value.value : 'refused' });
  // Of each of 27,000 words it would take a minute.
  if (exact.ok && text.length < 20_000) samePlaces(text, exact.value);
}

/** Of everything in the text, of what is not there, and of keys. */
function samePlaces(text: string, { value, placeOf }: YamlSource): void {
  const places = placesOnDemand(text, { path: 'x.yml' });
  const quick = quickPlaces(text);
  for (const path of pathsIn(value)) {
    for (const at of [path, [...path, 'no such'], [...path, 99]]) {
      for (const what of ['key', 'value'] as const) {
        const { line, column } = places(at, what);
        expect({ text, at, what, line, column }).toEqual({ text, at, what, ...placeOf(at, what) });
      }
    }
    // Where there is a value, nobody has to read the text again.
    if (valueAt(value, path) !== null) expect(quick(path, 'value'), text).toBeTypeOf('number');
  }
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsIn(valueAt(value, [step]), [...path, step]))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => Object.entries(inner ?? {}).find(([key]) => key === `${step}`)?.[1],
    value,
  );
}

describe('the quick reader of YAML', () => {
  it('reads what the exact one reads, where it stands, or leaves it alone', () => {
    fc.assert(fc.property(yamlish, agree), { numRuns: 20_000 });
    const text = lines.map((all) => all.join('\n'));
    fc.assert(fc.property(text, agree), { numRuns: 40_000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), agree), { numRuns: 2_000 });
  });

  it('reads structures as the exact one does', () => {
    const scalar = fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean());
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (one) => agree(JSON.stringify(one, null, 2))),
      { numRuns: 3_000 },
    );
  });

  it('reads each of the example policies, which is what it is for', () => {
    const files = readdirSync(join(root, 'policies'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yml'))
      .map((file) => ({ file, text: readFileSync(join(root, 'policies', file), 'utf8') }));
    for (const { text } of files) agree(text);
    // A form that the exact reader alone reads costs every check of a post tens of milliseconds.
    const slow = files.filter(({ text }) => !quickYaml(text)).map(({ file }) => file);
    expect(slow).toEqual([]);
  });
});
