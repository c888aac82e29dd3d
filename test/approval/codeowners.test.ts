import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownersOf, parseCodeowners } from '../../src/approval/codeowners.ts';
import { parsePattern } from '../../src/approval/codeowners-pattern.ts';
import { maxCodeownersBytes } from '../../src/policy/codeowners-size.ts';

/** GitHub Docs, "About code owners", each example of a pattern with its own words. */
const documented = [
  ['*', 'any/depth/file.rb', true],
  ['*', 'file.rb', true],
  ['*.js', 'deep/down/app.js', true],
  ['*.js', 'app.jsx', false],
  ['/build/logs/', 'build/logs/today/x.log', true],
  ['/build/logs/', 'src/build/logs/x.log', false],
  ['docs/*', 'docs/getting-started.md', true],
  ['docs/*', 'docs/build-app/troubleshooting.md', false],
  ['apps/', 'a/b/apps/main.js', true],
  ['/docs/', 'docs/a/b.md', true],
  ['/docs/', 'guide/docs/a.md', false],
  ['/apps/github', 'apps/github', true],
  ['/apps/github', 'apps/github/main.js', true],
  ['/apps/github', 'apps/githubs', false],
  ['**/logs', 'build/logs', true],
  ['**/logs', 'deeply/nested/logs/x', true],
] as const;

/** What is easily got wrong. */
const nasty = [
  ['posts/koho/', 'posts/koho/2026/a.md', true],
  ['posts/koho/', 'old/posts/koho/2026/a.md', false],
  ['koho', 'posts/koho/2026/a.md', true],
  ['koho', 'posts/KOHO/a.md', false],
  ['koho/', 'koho', false],
  ['/posts/**', 'posts/a', true],
  ['/posts/**', 'posts', false],
  ['/posts/**/images/', 'posts/images/a.png', true],
  ['/posts/**/images/', 'posts/koho/2026/images/a.png', true],
  ['/posts/**/images/', 'posts/koho/images', false],
  ['/posts/**/a.md', 'posts/a.md', true],
  ['/posts/**/a.md', 'posts/x/y/b.md', false],
  ['**', 'a/b', true],
  ['/posts/*/2026/', 'posts/koho/2026/a.md', true],
  ['/posts/*/2026/', 'posts/a/b/2026/a.md', false],
  ['/posts/*', 'posts/koho/2026/a.md', false],
  ['/posts/k*', 'posts/koho/2026/a.md', true],
  ['/posts/ko?o/', 'posts/koho/a.md', true],
  ['/posts/ko?o/', 'posts/ko/o/a.md', false],
  ['?.md', '𠮷.md', true],
  ['/posts/広報/', 'posts/広報/a.md', true],
  ['a.c', 'abc', false],
  ['/a+(b)$', 'a+(b)$', true],
  ['/*/*', 'a/b', true],
  ['/*/*', 'a/b/c', false],
] as const;

describe('a pattern', () => {
  it.each([...documented, ...nasty])('%s on %s: %s', (text, path, expected) => {
    const parsed = parsePattern(text);
    expect(parsed.ok && parsed.pattern.matches(path)).toBe(expected);
  });

  const refused = ['!posts/', '[ab].md', 'a]', '\\#a', 'a\\ b', 'a#b', '/', '//', 'a//b', './a'];
  it.each([...refused, '../a', 'a/../b', 'a***', '***', 'a**', '**a', 'a/**b', '**/'])(
    '%s is refused, with the way out',
    (text) => {
      const parsed = parsePattern(text);
      expect(parsed.ok).toBe(false);
      expect(parsed.ok || parsed.message.ja).toMatch(/ください|使え/);
    },
  );

  it('agrees with a naive reference that tries everything', () => {
    const segment = fc.stringMatching(/^[ab*?]{1,3}$/).filter((text) => !text.includes('**'));
    const segments = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 4 });
    const pattern = fc
      .tuple(fc.constantFrom('', '/'), segments, fc.constantFrom('', '/'))
      .map(([start, middle, end]) => `${start}${middle.join('/')}${end}`)
      .filter((text) => !text.endsWith('**/'));
    const name = fc.stringMatching(/^[ab]{1,3}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (text, place) => {
        const parsed = parsePattern(text);
        expect(parsed.ok && parsed.pattern.matches(place)).toBe(naive(text, place));
      }),
      { numRuns: 3000 },
    );
  });

  it('does not take exponential time over stars', () => {
    const stars = parsePattern(`/${'*a'.repeat(200)}b`);
    const folders = parsePattern(`/${'**/a/'.repeat(200)}b`);
    const long = 'a'.repeat(4000);
    const deep = Array.from({ length: 1500 }, () => 'a').join('/');
    expect(stars.ok && stars.pattern.matches(long)).toBe(false);
    expect(folders.ok && folders.pattern.matches(deep)).toBe(false);
  });
});

describe('a CODEOWNERS file', () => {
  const owners = (text: string, path: string) => {
    const parsed = parseCodeowners(text);
    return parsed.ok ? ownersOf(parsed.value, path) : parsed.faults.map(({ code }) => code);
  };

  it('gives a path to the last rule that matches, not to the longest', () => {
    const text = '/posts/koho/ @tanaka\n*.md @sato\n';
    expect(owners(text, 'posts/koho/a.md')).toEqual([{ kind: 'person', login: 'sato' }]);
    expect(owners(text, 'posts/koho/a.png')).toEqual([{ kind: 'person', login: 'tanaka' }]);
  });

  it('takes ownership away by a rule without owners', () => {
    expect(owners('* @sato\n/posts/ # nobody\n', 'posts/a')).toEqual([]);
  });

  it('knows persons, teams and addresses, comments, tabs and CRLF', () => {
    const text = '# first\r\n\r\n*\t@sato-1  @pref/heads a@b.example #last @nobody\r\n';
    expect(owners(text, 'a')).toEqual([
      { kind: 'person', login: 'sato-1' },
      { kind: 'team', name: 'pref/heads' },
      { kind: 'mail', address: 'a@b.example' },
    ]);
  });

  it.each([
    ['a full-width space makes one long pattern', '* @sato\n/posts/\u3000@tanaka\n', 2, 8],
    ['a no-break space', '/posts/\u00a0@tanaka\n', 1, 8],
    ['a byte order mark', '\ufeff* @sato\n', 1, 1],
    ['a bidirectional control', '/posts/ @sa\u202eto\n', 1, 12],
    ['a carriage return inside a line', '* @a\r/posts/ @b\n', 1, 5],
    ['a zero byte', '* @a\0\n', 1, 5],
    ['a full-width at sign', '* ＠sato\n', 1, 3],
    ['an owner without @', '* sato\n', 1, 3],
    ['a bot', '* @koho[bot]\n', 1, 3],
    ['a login that cannot be', '* @-sato\n', 1, 3],
    ['negation', '* @sato\n!/posts/ @x\n', 2, 1],
  ])('is refused as a whole for %s', (_, text, line, column) => {
    const parsed = parseCodeowners(text);
    expect(parsed).toMatchObject({
      ok: false,
      faults: [{ path: '.github/CODEOWNERS', place: { line, column } }],
    });
  });

  it('names every faulty line', () => {
    expect(owners('!a @x\n* @y\n[b] @z\n', 'a')).toEqual([
      'codeowners-pattern',
      'codeowners-pattern',
    ]);
  });

  it('is refused from 3 MB on, which GitHub would not load', () => {
    const text = '* @sato\n'.padEnd(maxCodeownersBytes - 1, '\n');
    expect(owners(text, 'a')).toEqual([{ kind: 'person', login: 'sato' }]);
    expect(owners(`${text}\n`, 'a')).toEqual(['codeowners-too-large']);
  });

  it('never throws and never lets a faulty line pass, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = parseCodeowners(text);
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      }),
    );
  });
});

/** Straight from the rules, by trying every split; exponential, for short input only. */
function naive(pattern: string, path: string): boolean {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const folder = pattern.endsWith('/');
  const parts = pattern.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  const inside = folder || last === '**';
  const names = path.split('/');
  const starts = anchored ? [0] : names.map((_, index) => index);
  return starts.some((start) =>
    names.some((_, index) => {
      const end = index + 1;
      if (end <= start && last !== '**') return false;
      if (inside ? end >= names.length && last !== '**' : last === '*' && end < names.length) {
        return false;
      }
      return inParts(parts, names.slice(start, end));
    }),
  );
}

function inParts(parts: readonly string[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return names.length === 0;
  if (part === '**') {
    const least = rest.length === 0 ? 1 : 0;
    return (
      names.some((_, at) => at >= least && inParts(rest, names.slice(at))) ||
      (names.length >= least && inParts(rest, []))
    );
  }
  const [name, ...others] = names;
  return name !== undefined && inName(part, name) && inParts(rest, others);
}

function inName(part: string, name: string): boolean {
  if (part === '') return name === '';
  if (part.startsWith('*')) {
    return inName(part.slice(1), name) || (name !== '' && inName(part, name.slice(1)));
  }
  if (name === '') return false;
  return (part[0] === '?' || part[0] === name[0]) && inName(part.slice(1), name.slice(1));
}
