import { ruleName } from '../../guideline/rule-names.ts';
import { rules } from '../../guideline/rules.ts';
import type { RuleSetting, Severity, WaiverRole } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { severityWords } from '../report/severity-words.ts';
import { roleWords } from '../undecided.ts';
import { valueChanges } from './value-changes.ts';

type Settings = ReadonlyMap<string, RuleSetting>;
type Weight = Severity | 'off';

/** Weights of rules: which become stricter or milder, and who may let what they block pass. */
export function ruleChanges(before: Settings, after: Settings): readonly Message[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => [
    ...weightChange(id, before.get(id), after.get(id)),
    ...waiverChange(id, before.get(id), after.get(id)),
    ...otherChanges(id, before.get(id), after.get(id)),
  ]);
}

function weightChange(
  id: string,
  before: RuleSetting | undefined,
  after: RuleSetting | undefined,
): readonly Message[] {
  if (before?.severity === after?.severity) return [];
  const own = rules.find((rule) => rule.id === id)?.severity;
  const [a, b] = [before?.severity ?? own, after?.severity ?? own];
  const name = ruleName(id);
  // A rule that is named or left out as it is anyway.
  if (a === undefined || b === undefined || a === b) return [listedOnly(id, name, b ?? a)];
  return [weightMoves(id, name, a, b)];
}

function weightMoves(id: string, name: Message, before: Weight, after: Weight): Message {
  if (after === 'off') {
    const was = severityWords[before === 'off' ? 'warn' : before];
    return {
      ja: `${name.ja}は確認しなくなります（これまで${was.ja}、${id}）。`,
      en: `${name.en} are no longer checked (so far: ${was.en}; ${id}).`,
    };
  }
  const now = severityWords[after];
  if (before === 'off') {
    return {
      ja: `${name.ja}を確認するようになります（${now.ja}、${id}）。`,
      en: `${name.en} are checked from now on (${now.en}; ${id}).`,
    };
  }
  const was = severityWords[before];
  return {
    ja: `${name.ja}は${was.ja}から${now.ja}になります（${id}）。`,
    en: `${name.en}: from ${was.en} to ${now.en} (${id}).`,
  };
}

function listedOnly(id: string, name: Message, weight: Weight | undefined): Message {
  const word = weight === undefined || weight === 'off' ? undefined : severityWords[weight];
  return {
    ja: `${name.ja}（${id}）の重さの書き方が変わります。重さは同じです${word ? `（${word.ja}）` : ''}。`,
    en: `The weight of ${id} is written otherwise and stays the same${word ? ` (${word.en})` : ''}.`,
  };
}

function waiverChange(
  id: string,
  before: RuleSetting | undefined,
  after: RuleSetting | undefined,
): readonly Message[] {
  const [a, b] = [rolesOf(before), rolesOf(after)];
  if (a?.ja === b?.ja) return [];
  const name = ruleName(id);
  if (!b) {
    return [
      {
        ja: `${name.ja}の要修正は、だれの判断でも公開できなくなります（${id}）。`,
        en: `${name.en}: nobody may let what is blocked pass any more (${id}).`,
      },
    ];
  }
  return [
    {
      ja: `${name.ja}の要修正は、理由があれば${b.ja}の判断で公開できるようになります（${a ? `これまで${a.ja}、` : ''}${id}）。`,
      en: `${name.en}: with a stated reason, what is blocked passes by the decision of ${b.en} (${a ? `so far ${a.en}; ` : ''}${id}).`,
    },
  ];
}

function rolesOf(setting: RuleSetting | undefined): Message | undefined {
  const roles: readonly WaiverRole[] = setting?.waivableBy ?? [];
  if (roles.length === 0) return undefined;
  return {
    ja: roles.map((role) => roleWords[role].ja).join('か'),
    en: roles.map((role) => roleWords[role].en).join(' or '),
  };
}

/** What a later version of the settings may say besides. The line in the file is no setting. */
function otherChanges(
  id: string,
  before: RuleSetting | undefined,
  after: RuleSetting | undefined,
): readonly Message[] {
  return valueChanges(restOf(before), restOf(after), ['rules', id]);
}

function restOf(setting: RuleSetting | undefined): object {
  if (!setting) return {};
  const { severity: _severity, waivableBy: _waivableBy, place: _place, ...rest } = setting;
  return rest;
}
