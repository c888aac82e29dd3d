import type { Delivery } from '../delivery.ts';
import type { Situation, Step } from '../situation.ts';

/**
 * What comes before the ordinary next step of a correction that replaces the
 * text of a public post: where that post is gone nothing is sent any more.
 * Undefined: the ordinary step.
 */
export function editStep(
  delivery: Delivery,
  index: number,
  situation: Situation,
): Step | undefined {
  const part = delivery.parts[index];
  const { edit, sending } = situation;
  if (delivery.edits === undefined || part === undefined || edit?.state !== 'gone')
    return undefined;
  const { reason } = edit;
  switch (part.state) {
    case 'planned':
    case 'retryable':
    // Whoever takes this run for dead may just be replacing the text: a person looks.
    case 'prepared':
      return { do: 'hold', part: index, reason };
    case 'intended': {
      const { intent } = part;
      // Of another run's intent it is found out that nothing was prepared.
      return sending.has(intent.nonce) ? { do: 'give-up', part: index, intent, reason } : undefined;
    }
    case 'scheduled':
    case 'confirmed':
    case 'failed':
    case 'duplicated':
    case 'held':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return undefined;
  }
}
