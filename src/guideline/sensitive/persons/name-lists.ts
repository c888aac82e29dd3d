import { foldDigits } from '../../folding/fold-digits.ts';
import type { TextLine } from '../../text-lines.ts';
import { isFullName } from './person-names.ts';

/** Whether a line announces what the names below it have in common. */
export function isListHeading(text: string): boolean {
  return heading.test(text);
}

const heading = /(?:一覧|名簿|リスト|氏名|者)(?:です|は(?:次|以下)[^。]{0,8})?[】」:。\s]*$/;

interface NameInLine {
  readonly line: TextLine;
  /** In the line as `foldDigits` reads it. */
  readonly start: number;
  readonly end: number;
}

/** Lines right below that hold a whole name and nothing else but a bullet or number. */
export function namesBelow(lines: readonly TextLine[], at: number): readonly NameInLine[] {
  const names: NameInLine[] = [];
  for (const line of lines.slice(at + 1, at + 101)) {
    const { text } = foldDigits(line);
    const { 0: bullet = '' } = /^[\s\d.、・･*●○◆■()-]*/.exec(text) ?? [];
    const name = text.slice(bullet.length).trimEnd();
    if (!isFullName(name.replace(/(?:さん|様|氏)$/, ''))) break;
    names.push({ line, start: bullet.length, end: bullet.length + name.length });
  }
  return names;
}
