import type { Message } from '../post/message.ts';
import { nearestOf } from '../post/nearest.ts';
import type { Waiver } from '../post/post.ts';
import { cite } from './cite.ts';
import { isNoReason } from './no-reason.ts';
import type { Finding, RuleContext } from './rule.ts';
import { idleWaiverId, ruleIds } from './rule-ids.ts';

const clause = 'HSM-4-1';

/** A waiver that passes nothing misleads the head: misspelt, out of date, without a reason, or meant for a block. */
export function idleWaivers(
  { post, policy }: RuleContext,
  findings: readonly Finding[],
): readonly Finding[] {
  const severity = policy.guideline.rules.get(idleWaiverId)?.severity ?? 'warn';
  if (severity === 'off') return [];
  return post.waivers.flatMap((waiver) => {
    const fault = faultOf(
      waiver,
      findings.filter(({ rule }) => rule === waiver.rule.value),
    );
    if (!fault) return [];
    const { place, message } = fault;
    return {
      ...{ rule: idleWaiverId, clause, severity, path: post.path },
      ...place,
      message: cite(message, clause, policy),
    };
  });
}

function faultOf(
  { rule, reason }: Waiver,
  about: readonly Finding[],
): (Pick<Waiver['rule'], 'place'> & { readonly message: Message }) | undefined {
  if (about.length === 0 && passing.includes(rule.value)) return undefined;
  const isPassable = about.some(({ severity, waivableBy }) => severity === 'warn' || waivableBy);
  const mayPass = isPassable || (about.length === 0 && lookedUpElsewhere.has(rule.value));
  if (!mayPass) return { place: rule.place, message: passesNothing(rule.value, about) };
  if (!isNoReason(reason.value)) return undefined;
  return { place: reason.place, message: noReason(reason.value) };
}

/** By the record: one check sees what another, without the record or after publication, does not. */
const lookedUpElsewhere: ReadonlySet<string> = new Set(['near-duplicate']);

/** What these find depends on when one looks and whether the network and the record can be asked. */
const passing = ['link-target', 'near-duplicate', 'schedule'];

function passesNothing(id: string, about: readonly Finding[]): Message {
  if (about.some(({ severity }) => severity === 'block')) return blocks(id);
  if (about.length > 0) return asks(id);
  return ruleIds.includes(id) ? nothingFound(id) : unknown(id);
}

function blocks(id: string): Message {
  return {
    ja: `「${id}」の要修正は、理由を書いても進めません。直して、acknowledge のこの項目を消してください。`,
    en: `What "${id}" blocks does not pass with a reason. Mend it and remove this entry of acknowledge.`,
  };
}

function asks(id: string): Message {
  return {
    ja: `「${id}」は質問です。acknowledge ではなく answers に答えを書いてください。`,
    en: `"${id}" is a question. Write the answer under answers, not under acknowledge.`,
  };
}

function nothingFound(id: string): Message {
  return {
    ja: `「${id}」の理由が書かれていますが、当たる注意はこの投稿にありません。acknowledge のこの項目を消してください。`,
    en: `A reason is stated for "${id}", but this post has no such warning. Remove the entry of acknowledge.`,
  };
}

function unknown(id: string): Message {
  const guess = nearestOf(id, ruleIds);
  return {
    ja: `acknowledge の「${id}」という確認はありません。${guess ? `「${guess}」ではありませんか。` : '名前を確かめてください。'}`,
    en: `acknowledge names "${id}", but there is no such check. ${guess ? `Did you mean "${guess}"?` : 'Look at its name again.'}`,
  };
}

function noReason(reason: string): Message {
  return {
    ja: `「${reason}」では理由が分かりません。なぜこのまま公開してよいかを、所属長に伝わるように書いてください（例：主催者が指定したアドレスのため）。`,
    en: `"${reason}" does not say why. Write why it may be published as it is, so that the section head understands.`,
  };
}
