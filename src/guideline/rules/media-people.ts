import type { Message } from '../../post/message.ts';
import type { Located, PeopleInMedium } from '../../post/post.ts';
import { type PeopleInAlt, peopleInAlt } from '../image/people-in-alt.ts';
import type { Report, Rule } from '../rule.ts';

export const mediaPeople: Rule = {
  id: 'media-people',
  clause: 'HSM-4-3',
  severity: 'warn',
  about: {
    ja: '写っている人の記載（people）が説明文（alt）と合っている',
    en: 'What is declared of people fits what the alt text says of them',
  },
  check({ post }) {
    return post.media.flatMap(({ alt, people, file }): Report[] => {
      if (!alt || !people) return [];
      const told = peopleInAlt(alt.value);
      const message = told && contradiction(told, people, file.value);
      return message ? [{ place: people.place, message }] : [];
    });
  },
};

function contradiction(
  told: PeopleInAlt,
  { value: declared }: Located<PeopleInMedium>,
  name: string,
): Message | undefined {
  switch (declared) {
    case 'none':
      return nobodyDeclared(told.word, name);
    case 'consent':
      return told.minors ? guardian(told.word, name) : undefined;
    case 'public-duty':
      if (told.minors) return minorsOnDuty(told.word, name);
      return told.public ? guestsOnDuty(name) : undefined;
    case 'unidentifiable':
      return told.face ? faceSeen(name) : undefined;
    case 'minor-with-guardian-consent':
      return undefined;
    default:
      return unreachable(declared);
  }
}

const nobodyDeclared = (word: string, name: string): Message => ({
  ja: `画像 ${name} の説明文に「${word}」とありますが、people は none（人は写っていない）です。写っているなら unidentifiable、public-duty、consent、minor-with-guardian-consent のどれかに直し、承諾を確かめてください。写っていないなら説明文を直してください。`,
  en: `The alt text of ${name} says "${word}", but people is none. If somebody is seen, state unidentifiable, public-duty, consent or minor-with-guardian-consent, and make sure of the consent; if not, mend the alt text.`,
});

const guardian = (word: string, name: string): Message => ({
  ja: `画像 ${name} の説明文に「${word}」とあります。未成年の方が写っているなら、保護者の承諾を得て、people を minor-with-guardian-consent にしてください。`,
  en: `The alt text of ${name} says "${word}". If minors are seen, obtain their guardians' consent and state minor-with-guardian-consent.`,
});

const minorsOnDuty = (word: string, name: string): Message => ({
  ja: `画像 ${name} の説明文に「${word}」とありますが、people は public-duty（公務中の職員など）です。未成年の方は、保護者の承諾を得て minor-with-guardian-consent にしてください。`,
  en: `The alt text of ${name} says "${word}", but people is public-duty. For minors obtain their guardians' consent and state minor-with-guardian-consent.`,
});

const guestsOnDuty = (name: string): Message => ({
  ja: `画像 ${name} の説明文では来場者や住民の方も写っているようですが、people は public-duty（公務中の職員など）です。その方々の承諾を得て consent にするか、誰か分からないなら unidentifiable にしてください。`,
  en: `By its alt text ${name} also shows guests or residents, but people is public-duty. Obtain their consent and state it, or state unidentifiable where nobody can be told.`,
});

const faceSeen = (name: string): Message => ({
  ja: `画像 ${name} の説明文では顔や表情が分かるようですが、people は unidentifiable（誰か分からない）です。誰か分かるなら、承諾を得て consent にするか、別の画像に替えてください。`,
  en: `By its alt text ${name} shows faces, but people is unidentifiable. If somebody can be told, obtain consent and state it, or use another image.`,
});

function unreachable(declared: never): never {
  throw new TypeError(`unknown statement of people: ${String(declared)}`);
}
