import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { sentencesOf } from '../style/sentences.ts';
import { type TextLine, textLines } from '../text-lines.ts';

export const mixedStyle: Rule = {
  id: 'mixed-style',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '「です・ます」と「である」が混ざっていない',
    en: 'Polite (です・ます) and plain (である) endings are not mixed',
  },
  check({ post }) {
    const lines = textLines(post);
    const plain = lines.flatMap((line) =>
      plainEnd.test(line.prose) && !listed.test(line.prose) ? endings(line, plainEnding) : [],
    );
    const [first] = plain;
    if (!first || !lines.some((line) => isPolite(line))) return [];
    return [report(first)];
  },
};

/** Only what nobody says in passing: 「必要。」「完成した。」「真っ白。」 stand beside です・ます everywhere. */
const plainEnd =
  /(?:で(?:ある|あった|あろう)|(?:の|こと|もの|べき)(?:だ|だった)|なければならない|ねばならない)。/;
const plainEnding = new RegExp(`${plainEnd.source}$`);
const politeEnding =
  /(?:です|ます|でした|ました|ません|ましょう|でしょう|ください)(?:か|ね|よ|よね)?[。!?]$/;
/** Conditions in a list are written in the style of rules. */
const listed = /^\s*(?:[・･※○●◎■□◆◇▼▽→⇒*-]|[0-9①-⑳(]{1,3}[.)、 ]?)/u;

interface Ending {
  readonly line: TextLine;
  readonly index: number;
  readonly end: number;
  readonly text: string;
}

function endings(line: TextLine, ending: RegExp): Ending[] {
  return sentencesOf(line.prose)
    .filter(({ text }) => ending.test(text.slice(-20)))
    .map(({ text, index, end }) => ({ line, index, end, text: text.slice(-12) }));
}

function isPolite(line: TextLine): boolean {
  return /[すたんう]/.test(line.prose) && endings(line, politeEnding).length > 0;
}

function report({ line, index, end, text }: Ending): Report {
  return {
    ...rangeAt(line, index, end),
    message: {
      ja: `「です・ます」の文の中に「…${text}」があります。文の終わりを「です・ます」にそろえてください。`,
      en: `"…${text}" ends plainly among polite sentences. Keep to one style, です・ます.`,
    },
  };
}
