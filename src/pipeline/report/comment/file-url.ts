import type { Policy } from '../../../policy/policy.ts';

/**
 * Where the forge shows a file of a commit. Pictures in the comment come from
 * there: the reader's own sign-in lets her see them in a private repository.
 */
export function fileUrlOf({ organisation }: Policy, commit: string): (path: string) => string {
  const { web, repository } = organisation.forge;
  return (path) => `${web}/${repository}/blob/${commit}/${path.split('/').map(encoded).join('/')}`;
}

/** Also what Markdown would take for the end of a link. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(/[()!'*]/g, (mark) => {
    return `%${mark.charCodeAt(0).toString(16)}`;
  });
}
