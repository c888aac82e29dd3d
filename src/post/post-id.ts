import { limits } from './limits.ts';
import { platforms } from './payload.ts';
import type { Parsed } from './place.ts';
import type { AccountId, DepartmentId, PostId } from './post.ts';

export interface PostIdentity {
  readonly id: PostId;
  readonly department: DepartmentId;
  readonly year: number;
}

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** The id of a department or an account, and the slug of a post. */
export const nameShape = new RegExp(`^(?=.{1,${limits.name}}$)${kebab}$`);
const postPath = new RegExp(`^posts/(${kebab})/(20\\d\\d)/(${kebab})\\.md$`);

/**
 * `posts/<department>/<year>/<slug>.md` → the post's identity. Lower case ASCII
 * only: two names that differ in case or in Unicode form would be one file on
 * some machines and two on others.
 */
export function parsePostId(path: string): Parsed<PostIdentity, 'post-path'> {
  const [, department, year, slug] = postPath.exec(path) ?? [];
  if (department === undefined || slug === undefined || isTooLong(department, slug)) {
    return { ok: false, faults: [{ code: 'post-path', path, place: start, message }] };
  }
  return {
    ok: true,
    value: {
      id: path.slice(0, -'.md'.length) as PostId,
      department: department as DepartmentId,
      year: Number(year),
    },
  };
}

/** The department that a post's identity names. */
export function departmentOf(id: PostId): DepartmentId {
  const [, department = ''] = id.split('/');
  return department as DepartmentId;
}

/**
 * Whether a file is meant for a post, rightly named or not: `a.MD` or `a.txt`
 * must be told, not passed over.
 */
export function looksLikePost(path: string): boolean {
  return /\.(?:md|markdown|mdown|txt)$/i.test(path);
}

/** The id of a department: kebab-case ASCII, at most 64 characters. */
export function parseDepartmentId(text: string): DepartmentId | undefined {
  return nameShape.test(text) ? (text as DepartmentId) : undefined;
}

/**
 * The id of an account: as a department's, and not the name of a platform or
 * `default`, because `:::x` must mean one thing.
 */
export function parseAccountId(text: string): AccountId | undefined {
  const taken = text === 'default' || platforms.some((platform) => platform === text);
  return nameShape.test(text) && !taken ? (text as AccountId) : undefined;
}

function isTooLong(...names: string[]): boolean {
  return names.some((name) => name.length > limits.name);
}

const start = { line: 1, column: 1 };
const message = {
  ja: '投稿のファイルは「posts/所属/年/名前.md」に置いてください。所属と名前に使えるのは半角の英小文字、数字、「-」です（例：posts/koho/2026/winter-traffic.md）。',
  en: 'A post lives at posts/<department>/<year>/<slug>.md; department and slug are lower-case ASCII letters, digits and hyphens (posts/koho/2026/winter-traffic.md).',
};
