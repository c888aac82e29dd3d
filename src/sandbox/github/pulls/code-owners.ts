import { gitBytes } from '../git/git.ts';

export interface OwnerLine {
  readonly number: number;
  readonly text: string;
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Places in GitHub's order; the first that exists counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** The lines of CODEOWNERS at a commit, invalid ones included; undefined without such a file. */
export async function readCodeOwners(
  dir: string,
  commit: string,
): Promise<{ readonly path: string; readonly lines: readonly OwnerLine[] } | undefined> {
  for (const path of places) {
    const bytes = await gitBytes(dir, ['cat-file', 'blob', `${commit}:${path}`]).catch(() => null);
    if (bytes !== null) return { path, lines: parseCodeOwners(bytes.toString('utf8')) };
  }
  return undefined;
}

/**
 * Owners of a path, in the file's words (`@login`, `user@host`): the last line
 * that matches counts, with no owners it frees the path. Written apart from
 * koho's own matcher on purpose: the two are compared by the tests.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersOf(lines: readonly OwnerLine[], path: string): readonly string[] {
  const line = lines.findLast((entry) => problemWith(entry) === undefined && matches(entry, path));
  return line?.owners ?? [];
}

/** Why GitHub skips a line, or undefined. */
export function problemWith(
  line: OwnerLine,
): { readonly kind: 'Invalid pattern' | 'Invalid owner'; readonly word: string } | undefined {
  if (/^!|[[\]]|^\\#/.test(line.pattern)) return { kind: 'Invalid pattern', word: line.pattern };
  const valid = /^(@[\w.-]+(\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/;
  const word = line.owners.find((owner) => !valid.test(owner));
  return word === undefined ? undefined : { kind: 'Invalid owner', word };
}

export function parseCodeOwners(text: string): OwnerLine[] {
  return text
    .split(/\r?\n/)
    .map((raw, index) => ({ number: index + 1, text: raw, words: words(raw) }))
    .filter(({ words }) => words.length > 0)
    .map(({ number, text, words: [pattern = '', ...owners] }) => ({
      number,
      text,
      pattern,
      owners,
    }));
}

/** Blanks divide, `\ ` is a blank in a pattern, `#` begins a comment. */
function words(line: string): string[] {
  const found = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = found.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? found : found.slice(0, comment)).map((word) => word.replace(/\\ /g, ' '));
}

function matches(line: OwnerLine, path: string): boolean {
  return toRegExp(line.pattern).test(path);
}

/** gitignore's rules: a slash inside or before anchors, `dir/` means everything below, `docs/*` does not nest. */
function toRegExp(pattern: string): RegExp {
  const anchored = pattern.slice(0, -1).includes('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const source = body.replace(/\*\*\/|\/\*\*$|\*\*|\*|\?|[.+^${}()|\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '/**') return '/.*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  const below = pattern.endsWith('/') ? '/.*' : lastPartIsStar(body) ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}${below}$`, 'u');
}

function lastPartIsStar(body: string): boolean {
  return body.endsWith('/*');
}
