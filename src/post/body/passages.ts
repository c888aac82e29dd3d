import { findForbidden } from '../characters.ts';
import type { FaultLog } from '../faults/fault-log.ts';
import type { Place } from '../place.ts';
import type { Passage } from '../post.ts';
import { findBareUrls } from './bare-urls.ts';
import { beforeNfc } from './before-nfc.ts';
import { type Composed, Composition } from './composition.ts';
import type { SourceLine } from './directives.ts';
import { findExcess, isPlain } from './plain.ts';
import type { ReadMarkdown } from './read-markdown.ts';

interface Context {
  readonly log: FaultLog;
  readonly thread: boolean | undefined;
  readonly readMarkdown: ReadMarkdown;
}

/** The final text of one target: one passage, or one for each part of a thread. Never none. */
export function readPassages(
  lines: readonly SourceLine[],
  { log, thread, readMarkdown }: Context,
): Passage[] {
  reportCharacters(lines, log);
  const source = lines.map(({ text }) => text).join('\n');
  const placeOf = placesIn(lines);
  const composition = new Composition(source);
  if (!isPlain(source)) {
    const excess = findExcess(source);
    if (excess !== undefined) log.add('too-much-markup', placeOf(excess), {});
    else readMarkdown(composition, { log, placeOf, thread });
  }
  return composition.finish().map((part) => toPassage(part, placeOf, log));
}

function reportCharacters(lines: readonly SourceLine[], log: FaultLog): void {
  for (const { text, line } of lines) {
    const found = findForbidden(text);
    if (!found) continue;
    const place = { line, column: found.index + 1 };
    if (found.name === 'U+0009') log.add('tab', place, {});
    else log.add('text-character', place, { character: found.name });
  }
}

/** Offsets in the joined source → places in the file. */
function placesIn(lines: readonly SourceLine[]): (offset: number) => Place {
  const starts: number[] = [];
  let start = 0;
  for (const { text } of lines) {
    starts.push(start);
    start += text.length + 1;
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const at = lines[low];
    return at
      ? { line: at.line, column: Math.min(offset - (starts[low] ?? 0), at.text.length) + 1 }
      : { line: 1, column: 1 };
  };
}

function toPassage(part: Composed, placeOf: (offset: number) => Place, log: FaultLog): Passage {
  const marked = part.links.map(({ text, target, at, until, start }) => ({
    link: { text: text.normalize('NFC'), target, place: placeOf(at), end: placeOf(until) },
    start,
  }));
  const bare = findBareUrls(part).map(({ target, start }) => ({
    link: {
      text: target,
      target,
      place: placeOf(part.sourceOf(start)),
      end: placeOf(part.sourceOf(start + target.length)),
    },
    start,
  }));
  for (const { link } of bare) {
    // In another Unicode form the published address would differ from the one that was checked.
    if (link.target !== link.target.normalize('NFC')) log.add('link-form', link.place, link);
  }
  const typed: ((index: number) => number)[] = [];
  return {
    text: part.lines.map(({ text }) => text.normalize('NFC')).join('\n'),
    lines: part.lines.map(({ start }) => placeOf(part.sourceOf(start))),
    placeAt: (line, index) => {
      const { text, start } = part.lines[line] ?? { text: '', start: 0 };
      typed[line] ??= beforeNfc(text);
      return placeOf(part.sourceOf(start + typed[line](index)));
    },
    links: [...marked, ...bare].toSorted((a, b) => a.start - b.start).map(({ link }) => link),
  };
}
