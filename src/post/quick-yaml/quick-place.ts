import { flowPlace, keyOf, writtenKey } from './scalars.ts';
import { isItem, type Line, linesOf } from './written-lines.ts';

type Path = readonly (string | number)[];
type What = 'key' | 'value';

/** A value that runs over lines, or one that stands on a line with its key or dash. */
type Part =
  | { readonly kind: 'block'; readonly lines: readonly [Line, ...Line[]] }
  | { readonly kind: 'inline'; readonly from: number; readonly to: number };

/**
 * Offsets of the parts of a text that `quickYaml` has read, as `parseYaml`
 * would give them: nearly every post asks where its answers stand, and reading
 * it once more with places takes longer than checking its dates. Undefined =
 * ask `parseYaml`; so where nothing stands at the path, or no value.
 */
export function quickPlaces(text: string): (path: Path, what: What) => number | undefined {
  const [first, ...rest] = linesOf(text);
  return (path, what) => {
    let part: Part | undefined = first && { kind: 'block', lines: [first, ...rest] };
    for (const [index, key] of path.entries()) {
      if (part === undefined) return undefined;
      const asked = index === path.length - 1 ? what : 'value';
      part = childOf(text, part, key, asked);
    }
    return part && startOf(part);
  };
}

function startOf(part: Part): number {
  return part.kind === 'block' ? part.lines[0].from : part.from;
}

function childOf(text: string, part: Part, key: string | number, what: What): Part | undefined {
  if (part.kind === 'inline') {
    const written = text.slice(part.from, part.to);
    const at = flowPlace(written, key, what);
    // Nothing stands in what stands in brackets.
    return at === undefined
      ? undefined
      : { kind: 'inline', from: part.from + at, to: part.from + at };
  }
  return isItem(text, part.lines[0])
    ? itemOf(text, part.lines, Number(key))
    : entryOf(text, part.lines, { key: String(key), what });
}

function itemOf(text: string, lines: readonly [Line, ...Line[]], wanted: number): Part | undefined {
  const { indent } = lines[0];
  let count = -1;
  for (const [at, line] of lines.entries()) {
    if (line.indent !== indent) continue;
    count += 1;
    if (count !== wanted) continue;
    const { from, to } = { ...line, from: line.from + 2 };
    if (writtenKey(text.slice(from, to)) === undefined) return { kind: 'inline', from, to };
    return {
      kind: 'block',
      lines: [{ indent: indent + 2, from, to }, ...inside(lines, at, indent)],
    };
  }
  return undefined;
}

function entryOf(
  text: string,
  lines: readonly [Line, ...Line[]],
  { key, what }: { readonly key: string; readonly what: What },
): Part | undefined {
  const { indent } = lines[0];
  for (const [at, line] of lines.entries()) {
    // The dashes of a list may stand right below its key.
    if (line.indent !== indent || isItem(text, line)) continue;
    const written = writtenKey(text.slice(line.from, line.to));
    if (written === undefined || keyOf(written) !== key) continue;
    if (what === 'key') return { kind: 'inline', from: line.from, to: line.from };
    const behind = line.from + written.length + 1;
    if (behind < line.to) return { kind: 'inline', from: behind + 1, to: line.to };
    const [first, ...rest] = below(text, lines, at);
    return first && { kind: 'block', lines: [first, ...rest] };
  }
  return undefined;
}

/** The lines behind this one that stand farther in. */
function inside(lines: readonly Line[], at: number, indent: number): readonly Line[] {
  const end = lines.findIndex((line, index) => index > at && line.indent <= indent);
  return lines.slice(at + 1, end < 0 ? undefined : end);
}

function below(text: string, lines: readonly Line[], at: number): readonly Line[] {
  const { indent = 0 } = lines[at] ?? {};
  const end = lines.findIndex(
    (line, index) =>
      index > at && (line.indent < indent || (line.indent === indent && !isItem(text, line))),
  );
  return lines.slice(at + 1, end < 0 ? undefined : end);
}
