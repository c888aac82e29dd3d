import type { Instant } from '../post/post.ts';
import type { PublicPost, Sighting } from '../publish/ports/platform.ts';
import type { Likeness } from './likeness.ts';

/** A post of the own timeline inside the window, not claimed by another delivery. */
export interface Candidate {
  readonly likeness: Likeness;
  readonly post: PublicPost;
}

/** What was read of a timeline. `whole` = every post of the window was among it. */
interface TimelineReading {
  readonly candidates: readonly Candidate[];
  readonly whole: boolean;
  /** When the reading began. */
  readonly readAt: Instant;
}

/** Absence is said only of a whole window without even a similar post: a false one would lead to a second send. */
export function judgeSightings({ candidates, whole, readAt }: TimelineReading): Sighting {
  const same = candidates.filter(({ likeness }) => likeness === 'same');
  if (same.length > 0) return { seen: 'found', posts: same.map(({ post }) => post) };
  if (!whole) return incomplete;
  if (candidates.some(({ likeness }) => likeness === 'similar')) return similar;
  return { seen: 'absent', readAt };
}

const incomplete: Sighting = {
  seen: 'unreadable',
  reason: {
    code: 'timeline-incomplete',
    message: {
      ja: '投稿の一覧を全部は読めませんでした。',
      en: 'The list of posts could not be read whole.',
    },
  },
};

const similar: Sighting = {
  seen: 'unreadable',
  reason: {
    code: 'similar-post',
    message: {
      ja: 'よく似た投稿がすでにあります。同じ投稿かどうか、人が確かめてください。',
      en: 'A very similar post is there already. A person must see whether it is the same.',
    },
  },
};
