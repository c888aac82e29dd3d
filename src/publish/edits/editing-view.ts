import type { Editor, Heard, Outcome, Platform, Prepared } from '../ports/platform.ts';
import { reason } from '../reasons.ts';
import type { EditStanding } from './edit-standing.ts';

/** What sending one delivery needs of a platform. */
export type Sender = Pick<Platform, 'phases' | 'prepare' | 'release'>;

/**
 * A platform as a correction by editing sees it. Replacing a text keeps the
 * promises of two phases: what it concerns has an id that goes on record first,
 * whether it is done can be asked, and repeating it does no harm.
 */
export function editingView(editor: Editor | undefined, edit: EditStanding | undefined): Sender {
  return {
    phases: 'two',
    prepare: () => lookAt(editor, edit),
    async release({ text }, { remoteId }) {
      return editor && remoteId !== undefined ? editor.edit(remoteId, text) : notPossible();
    },
  };
}

/** Nothing is made; the post has to be there, and public, before anybody says on record that its text is replaced. */
async function lookAt(
  editor: Editor | undefined,
  edit: EditStanding | undefined,
): Promise<Heard<Outcome<Prepared>>> {
  if (editor === undefined || edit === undefined) return notPossible();
  // Another correction was heard of since this one began: it begins anew after that.
  if (edit.state !== 'ready') return { outcome: 'no-effect', retry: true, reason: edit.reason };
  const { remoteId } = edit;
  const { told, ...outcome } = await editor.stands(remoteId);
  const heard = told === undefined ? {} : { told };
  if (outcome.outcome !== 'done') return { ...outcome, ...heard };
  if (outcome.value === 'public') {
    return { outcome: 'done', value: { remoteId, mediaIds: [] }, ...heard };
  }
  // Not refused for good: the next decision holds it for a person (decide.ts).
  return { outcome: 'no-effect', retry: true, reason: reason('edit-target-gone'), ...heard };
}

function notPossible(): Outcome<never> {
  return { outcome: 'no-effect', retry: true, reason: reason('edit-not-possible') };
}
