import type { Language, Message } from '../../../post/message.ts';

/**
 * What a finding says to whoever decides. Messages are written for the author: what
 * is there, then how to mend it or where to write the reason. The head mends
 * nothing; to her the second half is an order to somebody else, and the key of a
 * file that she has never seen. Dictionaries' notes and rules of others are
 * messages too, so sentences are told apart by their form, not by their rule.
 */
export function forHead(message: Message): Message {
  return { ja: told(message.ja, 'ja'), en: told(message.en, 'en') };
}

function told(text: string, language: Language): string {
  const sentences = sentencesOf(text, language);
  const kept = sentences.filter((one) => !isForAuthor(one, language));
  if (kept.length > 0) return kept.join(words[language].between);
  // A note that only asks: what it is about is said all the same.
  const [, about] = named[language].exec(text) ?? [];
  return about === undefined ? text : words[language].stands(about);
}

function isForAuthor(sentence: string, language: Language): boolean {
  // 「素案」：, and the sentence behind it.
  const said = sentence.replace(named[language], '');
  return keys.test(said) || asks[language].test(said);
}

/** Keys of the post's file. What the file says of others' waivers is read by the head as well. */
const keys = /(?:acknowledge|link_reasons|answers) に|under (?:acknowledge|link_reasons|answers)\b/;

const asks: Readonly<Record<Language, RegExp>> = {
  ja: /(?:ください|下さい|ましょう|お勧めします|いかがですか|ではありませんか)(?:（[^（）]*）)?。?$/,
  en: /^(?:(?:If|Where|To|Unless)\b[^.]*,\s(?:and\s)?)?(?:please\s)?(?:Use|Write|Put|Remove|Delete|State|Say|Give|Name|Link|Check|Look|Correct|Make|Add|Take|Send|Consider|Divide|Keep|Move|Choose|Change|Replace|Show|Tell|Blur|Shorten|Wait|Ask|Confirm|Describe|Let|Turn|Set|Split|Spell|Open|Mend|See|Leave|Read|Compare|Publish|Cut|Declare|Find|Avoid|Mark|Bring|Get|Register|Revoke|Reword|Rewrite|Explain|Call|Do|Speak|Point|Rely|Cite|Acknowledge|Answer|Praise|Drop|Obtain|Accept|Inform|Treat|Reply|Report|Prefer|Quote|Limit|Stop|Try|Return|In notices of elections, give|Verify|Wish|Thank|Refer|Describe|Apologise|Announce|Invite|Keep)\b|^(?:Is|Did you|Do you) .*\?$/i,
};

const named: Readonly<Record<Language, RegExp>> = {
  ja: /^「([^」]{1,100})」：/,
  en: /^"([^"]{1,100})": /,
};

/** At full stops outside of quotations: what is quoted is the post's own text. */
function sentencesOf(text: string, language: Language): readonly string[] {
  const { stop, quotation } = marks[language];
  const bare = text.replace(quotation, (quoted) => '＿'.repeat(quoted.length));
  const ends = [...bare.matchAll(stop)].map(({ 0: found, index }) => index + found.length);
  return [0, ...ends]
    .map((from, at) => text.slice(from, ends[at]).trim())
    .filter((sentence) => sentence !== '');
}

const marks = {
  ja: { stop: /。/g, quotation: /「[^「」]*(?:「[^「」]*」[^「」]*)*」/g },
  en: { stop: /[.?!](?=\s[A-Z"(])/g, quotation: /"[^"]*"/g },
} as const;

const words = {
  ja: { between: '', stands: (what: string) => `「${what}」という言い方があります。` },
  en: { between: ' ', stands: (what: string) => `It says "${what}".` },
} as const;
