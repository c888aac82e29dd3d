import type { Policy } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';

/** Adds why: the clause as people cite it, with its meaning in one line. */
export function cite(message: Message, clause: string, policy: Policy | undefined): Message {
  const known = cited.get(message);
  if (known && known.clause === clause && known.policy === policy) return known.message;
  const why = citation(clause, policy);
  if (!why) return message;
  const whole = { ja: `${message.ja}（${why.ja}）`, en: `${message.en} (${why.en})` };
  cited.set(message, { clause, policy, message: whole });
  return whole;
}

/** Of ten thousand posts most findings are one of a few questions: one text for all of them. */
const cited = new WeakMap<
  Message,
  { readonly clause: string; readonly policy: Policy | undefined; readonly message: Message }
>();

/** `ガイドライン4(4) 正確を期する`; undefined where the policy does not know the clause. */
export function citation(clause: string, policy: Policy | undefined): Message | undefined {
  const known = policy?.guideline.clauses.get(clause);
  if (!known) return undefined;
  const [ja, en] = [
    guidelineOf(known.cite.ja, 'ガイドライン'),
    guidelineOf(known.cite.en, 'guideline '),
  ];
  return { ja: `${ja} ${known.meaning.ja}`, en: `${en}: ${known.meaning.en}` };
}

/** The message without its citation, for lists that cite once for several. */
export function uncited(message: Message, clause: string, policy: Policy | undefined): Message {
  const why = citation(clause, policy);
  if (!why) return message;
  const [ja, en] = [`（${why.ja}）`, ` (${why.en})`];
  return {
    ja: message.ja.endsWith(ja) ? message.ja.slice(0, -ja.length) : message.ja,
    en: message.en.endsWith(en) ? message.en.slice(0, -en.length) : message.en,
  };
}

/** A bare number is one of the guideline; a standard or a rule of koho's own has its name already. */
function guidelineOf(place: string, name: string): string {
  return /^\d/.test(place) ? `${name}${place}` : place;
}
