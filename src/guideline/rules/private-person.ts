import type { Message } from '../../post/message.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { type FactKind, factNames } from '../sensitive/persons/facts.ts';
import { type FoundPerson, privatePersons } from '../sensitive/persons/private-persons.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export const privatePerson: Rule = {
  id: 'private-person',
  clause: 'HSM-3-1-1',
  severity: 'warn',
  about: {
    ja: '個人の名前（または個人が分かる書き方）と、住所、年齢、生年月日、病気、学校、滞納、事件、家庭の事情など',
    en: 'Private persons, by name or by description, with address, age, date of birth, health, school, debts, crime or family',
  },
  check: ({ post }) => personReports(writtenLines(post)),
};

/** Also for a file that is no post yet: only its lines are needed. */
export function personReports(lines: readonly TextLine[]): readonly Report[] {
  return privatePersons(lines).map((person) => ({
    ...rangeAt(person.line, person.index, person.index + person.text.length),
    ...(person.isList && { severity: 'block' }),
    ...(person.facts.every((fact) => honour.has(fact)) && { clause: 'HSM-4-3' }),
    message: messageFor(person),
  }));
}

/** What touches a person's honour and private life rather than data that an office holds. */
const honour: ReadonlySet<FactKind> = new Set(['crime', 'family', 'portrait']);

function messageFor(person: FoundPerson): Message {
  const shown = mask(person.text);
  const facts = {
    ja: person.facts.map((fact) => factNames[fact].ja).join('、'),
    en: person.facts.map((fact) => factNames[fact].en).join(', '),
  };
  if (!person.named) return described(shown, facts);
  const more = person.others.length;
  return person.isList ? list(shown, more, facts) : named(shown, more, facts);
}

const list = (shown: string, more: number, facts: Message): Message => ({
  ja: `お名前（${shown}${more > 0 ? `ほか${more}人` : ''}）と${facts.ja}の一覧が入っています。消してください。お知らせが必要な方には、個別に連絡してください。`,
  en: `This lists names (${shown}${more > 0 ? ` and ${more} more` : ''}) with their ${facts.en}. Remove it, and write to those people one by one.`,
});

const named = (shown: string, more: number, facts: Message): Message => ({
  ja: `個人のお名前（${shown}${more > 0 ? `ほか${more}人` : ''}）が、${facts.ja}と一緒に書かれています。名前か詳しい事情を消してください。表彰や訃報などで、ご本人やご家族の承諾があるときは、そのことを acknowledge に書いてください。`,
  en: `A person's name (${shown}${more > 0 ? ` and ${more} more` : ''}) stands beside ${facts.en}. Remove the name or the details; if it is lawful (an award, an obituary, with consent), say so under acknowledge.`,
});

const described = (shown: string, facts: Message): Message => ({
  ja: `名前はなくても、誰のことか分かる書き方（${shown}）で、${facts.ja}に触れています。地域や年齢をぼかすか、消してください。公表する理由があれば、そのことを acknowledge に書いてください。`,
  en: `Even without a name people may know who this is (${shown}), and it tells of ${facts.en}. Blur place or age, or remove it; if there is a reason to publish it, say so under acknowledge.`,
});
