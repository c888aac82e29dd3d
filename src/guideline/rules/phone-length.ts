import type { Message } from '../../post/message.ts';
import { isCorrected } from '../dates/corrected.ts';
import { foldDigits, mayHoldDigits } from '../folding/fold-digits.ts';
import { phoneContext } from '../phones/phone-context.ts';
import { lengthOf, phonesIn, type WrittenPhone } from '../phones/phone-numbers.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';

export const phoneLength: Rule = {
  id: 'phone-length',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '電話番号の桁数と区切りが合う',
    en: 'Phone numbers have the right number of digits',
  },
  check({ post }) {
    const lines = publishedLines(post);
    return lines.flatMap((line, at) =>
      hint.test(line.prose) && mayHoldDigits(line) ? inLine(line, lines[at - 1]?.prose ?? '') : [],
    );
  },
};

/** Every number that is looked at begins with 0 or +81. */
const hint = /0[\d\s().-]|\+81|〇/;

/** How far a label or an office's name may stand away. */
const reach = 40;

function inLine(line: TextLine, lineBefore: string): Report[] {
  const { text, spanOf } = foldDigits(line);
  return phonesIn(text).flatMap((phone) => {
    const { start, end } = phone;
    const own = text.slice(Math.max(0, start - reach), start);
    // 「電話」 may stand on the line above.
    const before = own.trim() === '' ? `${lineBefore.slice(-reach)} ` : own;
    const message = faultOf(phone, before, text.slice(end, end + 12), () => {
      const { index, length } = spanOf(start, end);
      return line.text.slice(index, index + length).trim();
    });
    if (!message || isCorrected(text, start, end)) return [];
    const { index, length } = spanOf(start, end);
    return [{ ...rangeAt(line, index, index + length), message }];
  });
}

function faultOf(
  { groups, parted }: WrittenPhone,
  before: string,
  after: string,
  typed: () => string,
): Message | undefined {
  const digits = groups.join('');
  const right = lengthOf(digits);
  // 000-000-0000 is a blank to fill in, seven digits in two groups a post code.
  if (right === undefined || groups.length > 3 || digits.length < 7) return undefined;
  if (groups.length === 2 && digits.length === 7) return undefined;
  const wrongLength = digits.length !== right;
  if (!wrongLength && !isMisparted(groups)) return undefined;
  const context = phoneContext(before, after);
  if (context === 'none' || (context === 'office' && !(parted && groups.length === 3)))
    return undefined;
  // Whose number it was meant to be nobody knows: a mobile one is somebody's own.
  const shown = right === 11 && !digits.startsWith('0800') ? mask(typed()) : typed();
  return wrongLength ? miscounted(shown, digits.length, right) : misparted(shown);
}

/** 0120-123-456 and 0570-003-110 are parted as one likes; all others end in four digits. */
function isMisparted(groups: readonly string[]): boolean {
  return (
    groups.length === 3 &&
    groups[2]?.length !== 4 &&
    !/^0(?:120|570|800|990|180|170)/.test(groups.join(''))
  );
}

const miscounted = (shown: string, count: number, right: number): Message => ({
  ja: `電話番号「${shown}」は${count}桁です。市外局番などを含めて${right}桁になります。正しい番号に直してください。`,
  en: `The phone number "${shown}" has ${count} digits; one that begins like this has ${right}. Correct it.`,
});

const misparted = (shown: string): Message => ({
  ja: `電話番号「${shown}」の区切りが合いません。最後は4桁になります。正しい番号か確かめて直してください。`,
  en: `The phone number "${shown}" is parted wrongly: the last group has four digits. Check and correct it.`,
});
