import { findForbidden } from '../characters.ts';
import type { MediaPathProblem } from '../faults/field-faults.ts';

/**
 * `file:` of a medium as a repository-relative path in NFC. It is relative to
 * the post's own file and may not leave the department's folder: another
 * department's head has not approved that image.
 */
export function mediaPathOf(
  file: string,
  postPath: string,
): { readonly path: string } | { readonly why: MediaPathProblem } {
  const why = formProblem(file);
  if (why) return { why };
  const [posts = '', department = '', year = ''] = postPath.split('/');
  const segments = [posts, department, year];
  for (const segment of file.normalize('NFC').split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
    // Checked at each step: `../../../posts/koho/2026/a.png` leads back in, but no honest path goes that way.
    if (segments.length < 2) return { why: 'outside' };
  }
  return segments.length > 2 ? { path: segments.join('/') } : { why: 'directory' };
}

function formProblem(file: string): MediaPathProblem | undefined {
  if (findForbidden(file) || file.includes('\n')) return 'character';
  if (/^(?:[a-z][a-z\d+.-]*:\/\/|data:|\/\/)/i.test(file)) return 'url';
  if (/^(?:\/|~|[a-z]:)/i.test(file)) return 'absolute';
  if (/[\\¥]/.test(file)) return 'backslash';
  return /(?:^|\/)\.{0,2}$/.test(file) ? 'directory' : undefined;
}
