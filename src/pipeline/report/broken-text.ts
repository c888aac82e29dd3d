import type { Language } from '../../post/message.ts';
import type { BrokenDelivery } from '../plan/read-plan.ts';
import { explain } from './explain.ts';

/** A delivery whose records contradict each other, in one line. */
export function brokenText(
  { account, post, delivery, error }: BrokenDelivery,
  language: Language,
): string {
  const { text, code } = explain(error);
  return words[language](account, post ?? delivery.slice(0, 16), `${text[language]} [${code}]`);
}

const words = {
  ja: (account: string, what: string, why: string) =>
    `${account} の「${what}」は、どうなっているか分かりません：${why}`,
  en: (account: string, what: string, why: string) =>
    `How ${what} on ${account} stands is not known: ${why}`,
} as const;
