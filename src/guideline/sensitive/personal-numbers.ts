import type { Message } from '../../post/message.ts';
import type { RuleContext } from '../rule.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';
import { luhn, myNumber } from './check-digits.ts';
import { mailKind } from './mail-kind.ts';

export interface FoundNumber {
  readonly line: TextLine;
  readonly index: number;
  readonly text: string;
  readonly what: Message;
  /** False: only a person can tell whether it is somebody's own. */
  readonly sure: boolean;
}

type Context = Pick<RuleContext, 'post' | 'policy'>;

/** Everything in the post that looks like such a number or address; digits inside URLs are none. */
export function personalNumbers(context: Context): readonly FoundNumber[] {
  return writtenLines(context.post).flatMap((line) =>
    kinds.flatMap(({ hint, pattern, judge }) =>
      hint.test(line.prose)
        ? [...line.prose.matchAll(pattern)].flatMap((match) => {
            const judged = judge(match, context);
            const text = line.text.slice(match.index, match.index + match[0].length);
            return judged ? [{ line, index: match.index, text, ...judged }] : [];
          })
        : [],
    ),
  );
}

interface Kind {
  /** Cheap, and true wherever the pattern could match. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly judge: (
    match: RegExpExecArray,
    context: Context,
  ) => Pick<FoundNumber, 'what' | 'sure'> | undefined;
}

const mobile: Kind = {
  hint: /[6-9]\)?0/,
  // 060 since 2026. The first subscriber digit is never 0: 0800 is toll-free. Hokkaido's post codes
  // begin alike (〒060-8588, 〒070-0035), so that 3-4-4 digits must be parted in one way.
  pattern:
    /(?<![\d-]|〒\s?)(?:\+81[-\s]?(?:\(?0\)?)?|\(?0)[6-9]0(?<first>[-\s().・/]{0,3})[1-9]\d{3}(?<second>[-\s().・/]{0,3})\d{4}(?![\d-])/g,
  judge: ({ groups: { first = '', second = '' } = {} }) =>
    first.includes('-') && second !== '' && !second.includes('-')
      ? undefined
      : { what: { ja: '携帯電話の番号', en: 'a mobile phone number' }, sure: true },
};

/** Shapes that are somebody's number or address wherever they stand. */
export const numberShapes: readonly RegExp[] = [
  mobile.pattern,
  /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g,
  /(?<![\d-])\d(?:[-\s]?\d){11,15}(?![\d-])/g,
];

const mail: Kind = {
  hint: /@/,
  pattern:
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@| @ )(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})/g,
  judge: ({ groups }, { policy }) => {
    const kind = mailKind(groups?.host ?? '', policy);
    if (kind === 'official') return undefined;
    return kind === 'private'
      ? { what: { ja: '個人用のメールアドレス', en: 'a private mail address' }, sure: true }
      : {
          what: { ja: '公式でないメールアドレス', en: 'a mail address that is not official' },
          sure: false,
        };
  },
};

const myNumberKind: Kind = {
  hint: /\d{4}/,
  pattern: /(?<![\d-])\d{4}[-\s]?\d{4}[-\s]?\d{4}(?![\d-])/g,
  // One in eleven numbers has a right check digit: the post must also speak of it.
  judge: ([digits], { post }) =>
    myNumber(digits) && speaksOf(post, /マイナンバー|個人番号/)
      ? { what: { ja: 'マイナンバー', en: 'a マイナンバー' }, sure: true }
      : undefined,
};

const card: Kind = {
  hint: /\d{4}/,
  // Issuers of cards: 2, 3, 4, 5, 6 (ISO/IEC 7812). 13 digits are a 法人番号 far more often.
  pattern: /(?<![\d-])[2-6](?:[-\s]?\d){13,15}(?![\d-])/g,
  judge: ([digits], { post }) =>
    luhn(digits) && speaksOf(post, /カード|クレジット|card|visa|master|jcb/i)
      ? { what: { ja: 'カード番号', en: 'a card number' }, sure: true }
      : undefined,
};

const kinds: readonly Kind[] = [mobile, mail, myNumberKind, card];

function speaksOf(post: Context['post'], subject: RegExp): boolean {
  return writtenLines(post).some((line) => subject.test(line.folded));
}
