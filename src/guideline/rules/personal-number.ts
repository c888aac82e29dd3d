import type { Message } from '../../post/message.ts';
import { luhn, myNumber } from '../check-digits.ts';
import { isOfficial } from '../host.ts';
import { mask } from '../mask.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { frontMatterLines, type TextLine, textLines } from '../text-lines.ts';

export const personalNumber: Rule = {
  id: 'personal-number',
  clause: 'HSM-3-1-1',
  severity: 'block',
  about: {
    ja: '携帯電話、個人のメールアドレス、マイナンバー、カード番号',
    en: 'Mobile phones, private mail addresses, マイナンバー, card numbers',
  },
  check(context) {
    const lines = [...textLines(context.post), ...frontMatterLines(context.post)];
    return lines.flatMap((line) =>
      kinds.flatMap(({ pattern, holds, what }) =>
        [...line.folded.matchAll(pattern)]
          .filter((match) => holds(match, line, context))
          .map((match) => report(match, line, what)),
      ),
    );
  },
};

interface Kind {
  readonly what: Message;
  readonly pattern: RegExp;
  readonly holds: (match: RegExpExecArray, line: TextLine, context: RuleContext) => boolean;
}

const kinds: readonly Kind[] = [
  {
    what: { ja: '携帯電話の番号', en: 'a mobile phone number' },
    pattern: /(?<![\d-])0[789]0[-\s()]*\d{4}[-\s()]*\d{4}(?!\d)/g,
    holds: () => true,
  },
  {
    what: { ja: '個人のものと思われるメールアドレス', en: 'a mail address that may be private' },
    pattern: /[A-Za-z0-9._%+-]{1,64}\s?@\s?([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})/g,
    holds: (match, line, { policy }) => {
      const inUrl = line.prose.charAt(match.index) === ' ';
      const host = (match[1] ?? '').toLowerCase();
      return !inUrl && !isOfficial(host, policy) && !/\.(?:lg|go)\.jp$/.test(host);
    },
  },
  {
    what: { ja: 'マイナンバー', en: 'a マイナンバー' },
    pattern: /(?<![\d-])\d{4}[-\s]?\d{4}[-\s]?\d{4}(?![\d-])/g,
    // One in eleven numbers has a right check digit: the line must also speak of it.
    holds: (match, line) => myNumber(match[0]) && /マイナンバー|個人番号|番号確認/.test(line.text),
  },
  {
    what: { ja: 'カード番号', en: 'a card number' },
    pattern: /(?<![\d-])(?:\d[-\s]?){13,18}\d(?![\d-])/g,
    holds: (match, line) =>
      luhn(match[0]) && /カード|クレジット|番号|card|visa|master|jcb/i.test(line.text),
  },
];

function report(match: RegExpExecArray, line: TextLine, what: Message): Report {
  const shown = mask(match[0]);
  return {
    place: line.placeAt(match.index),
    message: {
      ja: `${what.ja}（${shown}）が入っています。消してください。窓口の番号や共通アドレスなら、公表されているものに替えてください。`,
      en: `This holds ${what.en} (${shown}). Remove it; use a published office contact instead.`,
    },
  };
}
