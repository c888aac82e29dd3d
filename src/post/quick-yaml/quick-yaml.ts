import { keyOf, readScalar, writtenKey } from './scalars.ts';
import { isItem, type Line, linesOf } from './written-lines.ts';

/** Reads the value of a key itself, from here to there in the text; undefined = as every other one. */
type ReadValue = (key: string, from: number, to: number) => unknown;

/**
 * The value of a YAML text of the plainest kind; undefined = ask `parseYaml`,
 * which also knows places. A cold start reads a policy many times as fast this
 * way. Only texts of which every line has one of a few forms get through, on
 * which both readers must agree; a property test compares the two.
 */
export function quickYaml(
  text: string,
  readValue?: ReadValue,
): { readonly value: unknown } | undefined {
  if (text.length > maxLength || text.includes('__proto__')) return undefined;
  if (!text.isWellFormed() || invisible.test(text)) return undefined;
  const lines: Lines = { text, all: linesOf(text), at: 0, depth: 0, readValue };
  const value = lines.all.length === 0 ? undefined : block(lines);
  return value === undefined || lines.at < lines.all.length ? undefined : { value };
}

/** Above what any dictionary of a policy holds. */
const maxLength = 256 * 1024;
const maxDepth = 10;

/** Nothing invisible, no tab, and nothing that only one of the two takes for a line's end. */
const controls = '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f';
const invisible = new RegExp(`[${controls}\\u2028\\u2029\\ufeff\\ufffe\\uffff]`);

interface Lines {
  readonly text: string;
  /** But for empty ones and comments. */
  readonly all: Line[];
  readonly readValue: ReadValue | undefined;
  at: number;
  depth: number;
}

function block(lines: Lines): unknown {
  const line = lines.all[lines.at];
  if (line === undefined || lines.depth >= maxDepth) return undefined;
  lines.depth += 1;
  const value = isItem(lines.text, line) ? sequence(lines, line.indent) : map(lines, line.indent);
  lines.depth -= 1;
  return value;
}

function sequence(lines: Lines, indent: number): unknown[] | undefined {
  const items: unknown[] = [];
  for (let line = lines.all[lines.at]; line?.indent === indent; line = lines.all[lines.at]) {
    if (!isItem(lines.text, line)) break;
    const item = itemOf(lines, line);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** `- key: …` begins a map whose keys stand below this one. */
function itemOf(lines: Lines, { indent, from, to }: Line): unknown {
  const written = lines.text.slice(from + 2, to);
  if (writtenKey(written) === undefined) {
    lines.at += 1;
    return isContinued(lines, indent) ? undefined : readScalar(written);
  }
  lines.all[lines.at] = { indent: indent + 2, from: from + 2, to };
  return block(lines);
}

/** Lines that are farther in go on with a text that began above: only the exact reader joins them. */
function isContinued({ all, at }: Lines, indent: number): boolean {
  const next = all[at];
  return next !== undefined && next.indent > indent;
}

function map(lines: Lines, indent: number): Record<string, unknown> | undefined {
  const made: Record<string, unknown> = {};
  for (let line = lines.all[lines.at]; line?.indent === indent; line = lines.all[lines.at]) {
    if (isItem(lines.text, line)) break;
    const written = writtenKey(lines.text.slice(line.from, line.to));
    const key = written === undefined ? undefined : keyOf(written);
    if (written === undefined || key === undefined || Object.hasOwn(made, key)) return undefined;
    lines.at += 1;
    const behind = line.from + written.length + 1;
    const value =
      behind === line.to ? below(lines, indent) : beside(lines, key, { ...line, from: behind + 1 });
    if (value === undefined || isContinued(lines, indent)) return undefined;
    made[key] = value;
  }
  return made;
}

function beside(lines: Lines, key: string, { from, to }: Line): unknown {
  return lines.readValue?.(key, from, to) ?? readScalar(lines.text.slice(from, to));
}

/** The dashes of a list may stand right below its key. */
function below(lines: Lines, indent: number): unknown {
  const next = lines.all[lines.at];
  if (next === undefined || next.indent < indent) return null;
  if (next.indent > indent) return block(lines);
  return isItem(lines.text, next) ? sequence(lines, indent) : null;
}
