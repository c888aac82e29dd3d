import { GraphError } from './graph-error.ts';
import type { GraphPage, GraphPost, GraphState, Photo } from './graph-state.ts';

interface Draft {
  readonly page: GraphPage;
  readonly message: string | undefined;
  readonly link: string | undefined;
  readonly photos: readonly Photo[];
}

/** Keeps a post that nobody sees yet. */
export function keepUnpublished(draft: Draft, state: GraphState, now: number): GraphPost {
  const post: GraphPost = {
    id: `${draft.page.id}_${state.nextId()}`,
    page: draft.page.id,
    message: draft.message,
    link: draft.link,
    earlier: [],
    photos: draft.photos.map((photo) => photo.id),
    createdAt: now,
    updatedAt: now,
    scheduledFor: undefined,
    publishedAt: undefined,
    deletedAt: undefined,
  };
  state.posts.set(post.id, post);
  for (const photo of draft.photos) photo.post = post.id;
  return post;
}

/** Creates and shows at once; a refused duplicate leaves nothing behind. */
export function publishNow(draft: Draft, state: GraphState, now: number): GraphPost {
  refuseDuplicate(draft.page.id, draft.message, draft.link, state);
  const post = keepUnpublished(draft, state, now);
  post.publishedAt = now;
  return post;
}

/** Makes a kept post public. Repeating it does no harm. */
export function release(post: GraphPost, state: GraphState, now: number): void {
  if (post.publishedAt !== undefined) return;
  refuseDuplicate(post.page, post.message, post.link, state);
  post.publishedAt = now;
  post.scheduledFor = undefined;
  post.updatedAt = now;
}

/** 506 only when the very last post says the same (facts.md, Facebook). */
function refuseDuplicate(
  page: string,
  message: string | undefined,
  link: string | undefined,
  state: GraphState,
): void {
  const last = state.lastPublished(page);
  if (!message || !last || last.message !== message || last.link !== link) return;
  throw new GraphError({
    code: 506,
    subcode: 1455006,
    message: '(#506) Duplicate status message',
    userTitle: 'Duplicate Status Update',
    userMessage:
      'This status update is identical to the last one you posted. Try posting something different, or delete your previous update.',
  });
}
