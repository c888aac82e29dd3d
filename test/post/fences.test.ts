import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { faultLogOf } from '../../src/post/faults/fault-log.ts';
import { splitPost } from '../../src/post/fences.ts';

const path = 'posts/koho/2026/x.md';

function split(text: string) {
  const log = faultLogOf(path);
  const found = splitPost(text, log);
  return { found, codes: log.faults.map(({ code }) => code) };
}

/** As gray-matter divides it: the settings as it hands them to its engine, the body behind. */
function divided(text: string) {
  let settings = '';
  const keep = (source: string) => {
    settings = source.replace(/^\n/, '');
    return {};
  };
  const deny = { parse: () => expect.unreachable() };
  const engines = { yaml: { parse: keep }, javascript: deny, json: deny };
  // Always with options: without them a cache answers the second call for a bad file with `{data: {}}`.
  const { content } = matter(text, { language: 'yaml', engines });
  return { settings, body: content };
}

describe('the fences of a post', () => {
  it('part settings and body, each with its first line', () => {
    expect(split('---\ntitle: 冬\n---\n本文。\n').found).toEqual({
      frontMatter: { text: 'title: 冬', firstLine: 2 },
      body: { lines: ['本文。', ''], firstLine: 4 },
    });
  });

  it('may have spaces behind, which shift no line', () => {
    expect(split('---  \ntitle: 冬\n--- \n本文。').found).toEqual({
      frontMatter: { text: 'title: 冬', firstLine: 2 },
      body: { lines: ['本文。'], firstLine: 4 },
    });
  });

  it.each(['---js', '---javascript', '---JavaScript', '--- js', '---json', '---coffee'])(
    'run and parse nothing after %s',
    (fence) => {
      Reflect.deleteProperty(globalThis, 'kohoRan');
      const { found, codes } = split(`${fence}\nglobalThis.kohoRan = true\n---\n本文\n`);
      expect(found).toBeUndefined();
      expect(codes).toEqual(['front-matter-language']);
      expect(Reflect.get(globalThis, 'kohoRan')).toBeUndefined();
    },
  );

  it('divide as other tools do, wherever both take them for fences', () => {
    const line = fc.constantFrom(
      '---',
      'title: 冬',
      '',
      '  ',
      '# 注',
      '本文。',
      'a: |',
      ' ---',
      '…',
    );
    const texts = fc.array(line, { maxLength: 8 }).map((lines) => ['---', ...lines].join('\n'));
    let compared = 0;
    const property = fc.property(texts, (text) => {
      const { found } = split(text);
      const theirs = divided(text);
      // Of settings that say nothing gray-matter keeps no text.
      if (!found || theirs.settings === '') return;
      compared += 1;
      expect(found.frontMatter.text).toBe(theirs.settings);
      expect(found.body.lines.join('\n')).toBe(theirs.body);
    });
    fc.assert(property, { numRuns: 5_000 });
    expect(compared).toBeGreaterThan(500);
  });
});
