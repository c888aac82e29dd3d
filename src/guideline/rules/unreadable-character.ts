import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { safeFix } from '../style/safe-fix.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';

export const unreadableCharacter: Rule = {
  id: 'unreadable-character',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '読み上げや検索で伝わらない文字（㌔、㍿、㍻、飾り文字）がない。文字化けの跡は要修正',
    en: 'No characters that cannot be read aloud or searched (㌔, ㍿, ㍻, letters drawn as symbols); traces of broken encoding block',
  },
  check({ post }) {
    return publishedLines(post).flatMap((line) => {
      if (ordinary.test(line.prose)) return [];
      return [
        ...[...line.prose.matchAll(composed)].map((found) => composedReport(found, line)),
        ...[...line.prose.matchAll(drawn)].map((found) => composedReport(found, line)),
        ...[...line.prose.matchAll(struck)].map((found) => struckReport(found, line)),
        ...[garbled.exec(line.prose)].flatMap((found) =>
          found ? [garbledReport(found, line)] : [],
        ),
      ];
    });
  },
};

/** Almost every line: ASCII, general punctuation, kana and kanji, but for the signs of garbled text. */
const ordinary =
  /^[\t\x20-\x7e\u2010-\u203b\u2190-\u21ff\u2460-\u2473\u25a0-\u27bf\u3000-\u31ff\u4e00-\u7e39\u7e3b-\u7e66\u7e68-\u7e6b\u7e6e-\u9fff\uff01-\uff9f]*$/;

/**
 * Whole words in the space of one letter. Which of the old device-dependent
 * characters are left out, and why, is in docs/checks.md: ①, Ⅲ, ㈱, ㎡, ℃, 髙
 * are read and shown everywhere today, and names must be written as they are.
 */
const composed =
  /[\u3300-\u3357\u32ff\u337b-\u337f\u32a4-\u32a8\u32c0-\u32cb\u3358-\u3370\u33e0-\u33fe]{1,200}/g;

/** 𝗕𝗼𝗹𝗱 is mathematics: a screen reader says nothing or "mathematical sans-serif bold capital b". */
const drawn = /[\u{1d400}-\u{1d7ff}](?:[\u{1d400}-\u{1d7ff} ]{0,200}[\u{1d400}-\u{1d7ff}])?/gu;

/** Letters crossed out by combining strokes (a keycap's U+20E3 is none). */
const struck = /(?:\S[\u0335-\u0338]){2,200}/gu;

/** UTF-8 read as Shift_JIS (縺薙ｓ縺ｫ) or as Latin-1 (ã“ã‚“): several signs of it close together. 繧繝 alone is a pattern of weaving. */
const garbled =
  /(?:[縺繧繝][^\s縺繧繝]{1,3}){3,200}[縺繧繝]?|(?:[ãäåæçèé][^\sA-Za-zぁ-ん]{1,2}){3,200}/u;

function composedReport({ 0: found, index }: RegExpExecArray, line: TextLine): Report {
  const mended = found.normalize('NFKC');
  return {
    ...rangeAt(line, index, index + found.length),
    message: {
      ja: `「${found}」は、読み上げや検索で伝わらないことがあります。「${mended}」と書いてください。`,
      en: `"${found}" may be lost when read aloud or searched for. Write "${mended}".`,
    },
    ...safeFix(line, { index, length: found.length }, mended),
  };
}

function struckReport({ 0: found, index }: RegExpExecArray, line: TextLine): Report {
  return {
    ...rangeAt(line, index, index + found.length),
    message: {
      ja: `「${found}」は取り消し線を重ねた文字で、読み上げでは消した文も読まれます。消すなら文ごと消し、訂正なら訂正と書いてください。`,
      en: `"${found}" is crossed out by combining characters; it is still read aloud. Take it out, or say that it is corrected.`,
    },
  };
}

function garbledReport({ 0: found, index }: RegExpExecArray, line: TextLine): Report {
  return {
    ...rangeAt(line, index, index + found.length),
    severity: 'block',
    message: {
      ja: `「${found.slice(0, 20)}」は文字化けのようです。元の文章から書き直してください。`,
      en: `"${found.slice(0, 20)}" looks like text in the wrong encoding. Write it anew from the source.`,
    },
  };
}
