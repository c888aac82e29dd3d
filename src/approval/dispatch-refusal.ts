import type { Message } from '../post/message.ts';

/** Why a run carries nobody's authority, in words that say the way out. */
export interface DispatchRefusal {
  readonly code: DispatchRefusalCode;
  readonly message: Message;
}

type DispatchRefusalCode = keyof Details;

interface Details {
  'dispatch-unknown': { readonly why: string };
  'dispatch-not-by-hand': { readonly event: string };
  'dispatch-repeated': { readonly attempt: number };
  'dispatch-by-another': { readonly who: string };
  'dispatch-by-nobody': Record<never, never>;
  'dispatch-not-on-main': { readonly branch: string; readonly main: string };
  'dispatch-of-other-workflow': { readonly workflow: string; readonly wanted: string };
  'dispatch-stale': { readonly minutes: number };
  'dispatch-used': Record<never, never>;
  'dispatcher-not-in-office': { readonly who: string; readonly day: string };
  'dispatcher-may-not': { readonly who: string };
  'operator-may-not': { readonly who: string };
}

export function dispatchRefusal<Code extends DispatchRefusalCode>(
  code: Code,
  details: Details[Code],
): DispatchRefusal {
  return { code, message: texts[code](details) };
}

const again = {
  ja: '自分で［Run workflow］から始め直してください。',
  en: 'Start it yourself with “Run workflow”.',
};

const texts: { readonly [Code in DispatchRefusalCode]: (details: Details[Code]) => Message } = {
  'dispatch-unknown': ({ why }) => ({
    ja: `だれが始めた実行か、GitHubで確かめられませんでした（${why}）。しばらくして始め直してください。`,
    en: `GitHub did not say who started this run (${why}). Start it again later.`,
  }),
  'dispatch-not-by-hand': ({ event }) => ({
    ja: `人が始めた実行ではありません（${event}）。${again.ja}`,
    en: `A person did not start this run (${event}). ${again.en}`,
  }),
  'dispatch-repeated': ({ attempt }) => ({
    ja: `再実行（${attempt}回目）には権限がありません。だれでも人の実行を再実行できるためです。${again.ja}`,
    en: `A re-run (attempt ${attempt}) carries no authority: any writer can re-run another's run. ${again.en}`,
  }),
  'dispatch-by-another': ({ who }) => ({
    ja: `この実行を始めたのは、指示した人ではなく ${who} さんです。${again.ja}`,
    en: `This run was started by ${who}, not by whoever gave the order. ${again.en}`,
  }),
  'dispatch-by-nobody': () => ({
    ja: `人（GitHubの個人のアカウント）が始めた実行ではありません。${again.ja}`,
    en: `This run was not started by a person with an account of their own. ${again.en}`,
  }),
  'dispatch-not-on-main': ({ branch, main }) => ({
    ja: `ブランチ ${branch} の上の実行です。［Use workflow from］で ${main} を選んで始め直してください。`,
    en: `This run is on the branch ${branch}. Start it again with “Use workflow from” ${main}.`,
  }),
  'dispatch-of-other-workflow': ({ workflow, wanted }) => ({
    ja: `別のワークフロー（${workflow}）の実行です。${nameOf(wanted)} を始めてください。`,
    en: `This is a run of another workflow (${workflow}). Start the workflow ${nameOf(wanted)}.`,
  }),
  'dispatch-stale': ({ minutes }) => ({
    ja: `始めてから${minutes}分が過ぎ、事情が変わったおそれがあります。今も必要なら始め直してください。`,
    en: `It was started ${minutes} minutes ago; things may have changed. Start it again if it is still wanted.`,
  }),
  'dispatch-used': () => ({
    ja: 'この実行の指示はもう記録されています。1回の実行でできる指示は1つです。続けるときは始め直してください。',
    en: 'What this run ordered is on record already; one run is one order. Start another to go on.',
  }),
  'dispatcher-not-in-office': ({ who, day }) => ({
    ja: `${who} さんは、${day} の時点で、運用担当者にも、この件の所属長・代決者にも登録されていません（policies/）。任期内の人に頼んでください。`,
    en: `${who} was not registered on ${day} as an operator or as head or deputy for this (policies/). Ask somebody in office.`,
  }),
  'dispatcher-may-not': ({ who }) => ({
    ja: `代決者（${who} さん）には、この指示はできません。所属長か運用担当者に頼んでください。`,
    en: `A deputy (${who}) cannot order this. Ask the head or an operator.`,
  }),
  'operator-may-not': ({ who }) => ({
    ja: `運用担当者（${who} さん）には、この指示はできません。内容に責任を持つ、その所属の所属長か代決者に頼んでください。`,
    en: `An operator (${who}) cannot order this. Ask the head or deputy of the department, who answers for what is said.`,
  }),
};

/** `.github/workflows/brakes.yml` → `brakes` */
function nameOf(workflow: string): string {
  return workflow.replace(/^.*\/|\.yml$/g, '');
}
