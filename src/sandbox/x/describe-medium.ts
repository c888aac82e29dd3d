import * as v from 'valibot';
import { parseOrder } from './parse-order.ts';
import { invalidRequest } from './problem.ts';
import type { XAccount, XState } from './x-state.ts';

const maxAltLength = 1000;

const Metadata = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/)),
  metadata: v.strictObject({
    alt_text: v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) }),
  }),
});

/** POST /2/media/metadata: the alternative text. */
export function describeMedium(
  input: unknown,
  owner: XAccount,
  state: XState,
  now: number,
): object {
  const { id, metadata } = parseOrder(Metadata, input);
  const medium = state.media.get(id);
  if (medium?.owner !== owner.id || !medium.image || medium.expiresAt <= now) {
    throw invalidRequest('Your media IDs are invalid.', { id: [id] });
  }
  if (medium.attachedTo) {
    throw invalidRequest('The media is already part of a Post.', { id: [id] });
  }
  const text = metadata.alt_text.text;
  if ([...text.normalize('NFC')].length > maxAltLength) {
    throw invalidRequest(`alt_text must not be longer than ${maxAltLength} characters.`, {
      'metadata.alt_text.text': [text],
    });
  }
  medium.alt = text;
  return { data: { id, associated_metadata: { alt_text: { text } } } };
}
