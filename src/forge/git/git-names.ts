import { GitError } from './git-error.ts';

const objectId = /^[0-9a-f]{40}$/;

export function isObjectId(text: string): boolean {
  return objectId.test(text);
}

/** @throws GitError `bad-name` unless it is a full SHA-1 object name. */
export function requireObjectId(text: string): string {
  if (!isObjectId(text)) throw new GitError('bad-name', text);
  return text;
}

/**
 * A full ref name (`refs/…`) by the rules of git-check-ref-format, so that it
 * can never be read as an option, a range, a pattern or a reflog expression.
 * @throws GitError `bad-name`
 */
export function requireRefName(text: string): string {
  const right =
    /^refs(\/[^/]+)+$/.test(text) && !forbidden.test(text) && text.split('/').every(isComponent);
  if (!right) throw new GitError('bad-name', text);
  return text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a ref name must not hold.
const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/;

function isComponent(part: string): boolean {
  return part !== '' && !/^[.-]/.test(part) && !part.endsWith('.lock');
}

/** A path inside a repository: relative, with `/`, no empty, `.`, `..` or `.git` part. */
export function isRepositoryPath(path: string): boolean {
  if (path === '' || path.includes('\0')) return false;
  return path.split('/').every((part) => !['', '.', '..'].includes(part) && !/^\.git$/i.test(part));
}
