import { comment } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';
import { ownId } from './own-account.ts';

/** GitHub refuses longer bodies. */
const mostCharacters = 65_536;
const mostComments = 10_000;

const cutNote =
  '\n\n（長いため、ここから後は省略しました。 / The rest was left out because it is too long.）\n';

/**
 * One comment that is kept up to date: found again by its marker (an HTML
 * comment, put before the body) among the comments of the own account only:
 * anybody can write the marker. It is help, not proof: any writer can edit it.
 * @throws GitHubError
 */
export async function upsertComment(
  github: GitHub,
  o: { readonly pullRequest: number; readonly marker: string; readonly body: string },
): Promise<{ readonly id: number; readonly did: 'created' | 'updated' | 'nothing' }> {
  const body = fitted(`${o.marker}\n${o.body}`);
  const self = await ownId(github);
  const place = `issues/${o.pullRequest}/comments`;
  const comments = await github.list(place, comment, mostComments);
  const own = comments.find(
    (one) => one.user?.id === self && one.body?.startsWith(o.marker) === true,
  );
  if (own?.body?.replaceAll('\r\n', '\n') === body) return { id: own.id, did: 'nothing' };
  if (own !== undefined) {
    const changed = await edited(github, own.id, body);
    if (changed) return { id: own.id, did: 'updated' };
  }
  const created = await github.send('POST', place, { body }, comment);
  return { id: created.id, did: 'created' };
}

/** False where somebody deleted it in the meantime. */
async function edited(github: GitHub, id: number, body: string): Promise<boolean> {
  try {
    await github.send('PATCH', `issues/comments/${id}`, { body }, comment);
    return true;
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not-found') return false;
    throw error;
  }
}

function fitted(body: string): string {
  if (body.length <= mostCharacters) return body;
  const cut = body.slice(0, mostCharacters - cutNote.length);
  const end = cut.lastIndexOf('\n');
  return cut.slice(0, end > 0 ? end : cut.length) + cutNote;
}
