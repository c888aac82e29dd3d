import type { Language } from '../post/message.ts';
import type { ExamineOptions } from './examine-post.ts';

/** Opens the links of posts, where somebody asked for it. */
export interface Looker {
  readonly look: NonNullable<ExamineOptions['look']>;
  /** What was looked at so far, for people. */
  readonly said: (language: Language) => string;
}

/**
 * For all links together. A pull request's job ends after ten minutes; at
 * publishing people wait for the summary only.
 */
export const lookMs = { check: 120_000, pullRequest: 60_000, publish: 10_000 } as const;

/** The network's code is loaded only here. */
export async function openLooker(budgetMs: number): Promise<Looker> {
  const { openReach } = await import('../reach/open-reach.ts');
  const { linksSeenText } = await import('./report/links-seen-text.ts');
  const reach = openReach({ budgetMs });
  return { look: reach.look, said: (language) => linksSeenText(reach.seen, language) };
}
