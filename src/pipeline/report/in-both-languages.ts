import type { Language } from '../../post/message.ts';

/** Japanese first; English folded, so that a phone shows what to do without scrolling. */
export function inBothLanguages(said: (language: Language) => string): string {
  const folded = ['<details><summary>In English</summary>', '', said('en'), '', '</details>', ''];
  return [said('ja'), '', ...folded].join('\n');
}
