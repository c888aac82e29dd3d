import type { FaultLog } from '../faults/fault-log.ts';
import { nearestOf } from '../nearest.ts';
import { platforms } from '../payload.ts';
import type { AccountId } from '../post.ts';

export interface SourceLine {
  readonly text: string;
  /** 1-based, in the file. */
  readonly line: number;
}

/** The body's source for one target. */
interface Section {
  readonly target: string;
  /** Of the opening `:::x`; for the default text, of the body's first line. */
  readonly line: number;
  readonly lines: readonly SourceLine[];
}

interface Context {
  readonly log: FaultLog;
  /** Undefined where the front matter could not be read: then no target is called unknown. */
  readonly accounts: readonly AccountId[] | undefined;
}

/**
 * Divides the body at its container directives: what stands in `:::x … :::` is
 * the text for x, the rest is the default text. Where a container is taken out
 * of the default text, one blank line stays between what stood around it.
 */
export function divideByTarget(lines: readonly SourceLine[], context: Context): Section[] {
  const rest: SourceLine[] = [];
  const sections: { target: string; line: number; lines: SourceLine[] }[] = [];
  let open: (typeof sections)[number] | undefined;
  for (const current of lines) {
    const mark = readMark(current, context);
    if (mark === undefined) {
      if (open) open.lines.push(current);
      else if (current.text.trim() !== '' || rest.at(-1) !== gap) rest.push(current);
    } else if (mark === 'close') {
      if (!open) context.log.add('directive-stray-close', { line: current.line, column: 1 }, {});
      open = undefined;
    } else {
      reportUnclosed(open, context.log);
      reportTarget(mark, current.line, sections, context);
      open = { target: mark, line: current.line, lines: [] };
      sections.push(open);
      closeGap(rest);
    }
  }
  reportUnclosed(open, context.log);
  return [{ target: 'default', line: lines[0]?.line ?? 1, lines: rest }, ...sections];
}

/** What a line means: the target that it opens, `close`, or nothing. */
function readMark({ text, line }: SourceLine, { log }: Context): string | undefined {
  const [lead = '', before = '', colons = ''] = markLike.exec(text) ?? [];
  if (lead === '') return undefined;
  const place = { line, column: before.length + 1 };
  const name = text.slice(lead.length).trimEnd();
  if (before !== '') log.add('directive-not-top-level', place, {});
  else if (colons.includes('：')) log.add('directive-full-width', place, {});
  else if (colons !== ':::') log.add('directive-form', place, {});
  else if (name === '') return 'close';
  else if (/^[a-z0-9-]+$/.test(name)) return name;
  else if (/^[a-z0-9-]+$/i.test(name)) {
    log.add('directive-case', place, { target: name.toLowerCase() });
  } else log.add('directive-form', place, {});
  // The mended meaning, so that the one fault does not cause others.
  return /[a-z0-9-]+/.exec(name.normalize('NFKC').toLowerCase())?.[0] ?? 'close';
}

/** Three colons of either width at the head of a line, or after indentation or a list or quote marker. */
const markLike = /^((?:[ \t\u3000]|[-*+>]|\d{1,9}[.)])*)([:：]{3,})/;

function reportUnclosed(open: Section | undefined, log: FaultLog): void {
  if (open) log.add('directive-unclosed', { line: open.line, column: 1 }, { target: open.target });
}

function reportTarget(
  target: string,
  line: number,
  earlier: readonly Section[],
  { log, accounts }: Context,
): void {
  const place = { line, column: ':::'.length + 1 };
  const first = earlier.find((section) => section.target === target);
  if (first) log.add('directive-repeated', place, { target, line: first.line });
  const known: readonly string[] = [...platforms, ...(accounts ?? [])];
  if (accounts && !known.includes(target)) {
    const nearest = nearestOf(target, known);
    log.add('directive-target', place, { target, known: nearest ? [nearest] : known });
  }
}

/** Takes the place of a container and of the blank lines around it. */
const gap: SourceLine = { text: '', line: 1 };

function closeGap(rest: SourceLine[]): void {
  while (rest.at(-1)?.text.trim() === '') rest.pop();
  if (rest.length > 0) rest.push(gap);
}
