import type { FaultLog } from './faults/fault-log.ts';
import { divide } from './matter.ts';

/** A post's file in two, each with the 1-based line of the file on which it begins. */
interface SplitPost {
  readonly frontMatter: { readonly text: string; readonly firstLine: number };
  readonly body: { readonly lines: readonly string[]; readonly firstLine: number };
}

/**
 * Divides a post at its `---` lines, by gray-matter, after a look at the fences
 * that it is too lenient with: it runs `---js` as code unless denied, takes
 * `----` for a fence and anything after the dashes for a language. Only two
 * lines of exactly `---` are fences; all else is refused unread.
 */
export function splitPost(text: string, log: FaultLog): SplitPost | undefined {
  const lines = text.split('\n');
  const [opening = ''] = lines;
  if (!isFence(opening)) {
    refuseOpening(opening, lines, log);
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  const closing = lines[end];
  if (closing === undefined) {
    log.add('front-matter-unclosed', { line: 1, column: 1 }, {});
    return undefined;
  }
  if (!isFence(closing)) {
    log.add('fence-form', { line: end + 1, column: 1 }, {});
    return undefined;
  }
  // Spaces behind a fence would shift gray-matter's lines by one.
  const { settings, body } = divide(lines.with(0, '---').with(end, '---').join('\n'));
  return {
    frontMatter: { text: settings, firstLine: 2 },
    body: { lines: body.split('\n'), firstLine: end + 2 },
  };
}

function isFence(line: string): boolean {
  return line.trimEnd() === '---';
}

function refuseOpening(opening: string, lines: readonly string[], log: FaultLog): void {
  const place = { line: 1, column: 1 };
  const first = lines.findIndex((line) => line.trim() !== '');
  if (/^---[-\s]*$/.test(opening)) log.add('fence-form', place, {});
  else if (opening.startsWith('---')) log.add('front-matter-language', place, {});
  else if (isFence(lines[first]?.trimStart() ?? '')) {
    log.add('front-matter-late', { line: first + 1, column: 1 }, {});
  } else log.add('front-matter-missing', place, {});
}
