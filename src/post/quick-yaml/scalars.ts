/** Within one line, and without escapes. */
const quoted = `"[^"\\\\]*"|'[^']*'`;
/** YAML 1.1 and 1.2 read other numbers (010, 10:30, 1_000, 1e3) differently: only plain integers and dates begin with a digit. */
const number =
  '(?:0|[1-9]\\d{0,14}|\\d{4}-\\d\\d-\\d\\d(?: \\d\\d?:\\d\\d(?::\\d\\d)?)?)(?=\\s*(?:[,\\]}]|$))';
/**
 * What a word may begin with: Latin letters, Japanese letters, signs and
 * full-width forms, emoji, and figures that one of these makes a word (100円). All of
 * it that a dictionary takes for a word without YAML has to be one here as well.
 */
const japanese = '\\u2010-\\u27ff\\u3001-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9f';
const sign = `${japanese}\\ud83c-\\ud83e`;
const letter = `(?:[A-Za-z(${sign}]|\\d{1,4}[${sign}])`;
const inFlow = `${letter}[^:#,"'\\[\\]{}]*(?::(?=[^\\s,\\]}:])[^:#,"'\\[\\]{}]*)*`;
const inBlock = `${letter}[^:#]*(?::(?=[^\\s:])[^:#]*)*`;
const flowValue = `(?:${quoted}|${number}|${inFlow})`;
const key = '(?:(?!null\\b|Null\\b|NULL\\b)[A-Za-z_][A-Za-z0-9_-]*|"[^"\\\\]+")';

const blockScalar = new RegExp(`^(?:${quoted}|${number}|${inBlock})$`);
const listItem = new RegExp(`(${flowValue})(?:, |$)`, 'y');
const pair = new RegExp(`(${key}): (${flowValue})(?:, |$)`, 'y');
const keyOfLine = new RegExp(`${key}(?=:(?: |$))`, 'y');

/** What stands behind a key or a dash, without spaces at its end; undefined where it is of no plain form. */
export function readScalar(text: string): unknown {
  switch (text.charAt(0)) {
    case '[':
      return text.endsWith(']') ? listOf(text.slice(1, -1)) : undefined;
    case '{':
      return text.endsWith('}') ? mapOf(text.slice(1, -1)) : undefined;
    default:
      return blockScalar.test(text) ? scalarOf(text) : undefined;
  }
}

/** The key with which a line begins, as it is written; undefined where there is none. */
export function writtenKey(line: string): string | undefined {
  keyOfLine.lastIndex = 0;
  return keyOfLine.exec(line)?.[0];
}

/** Undefined where the two ways to read YAML could differ: other cases of `true`, the merge key, very long ones. */
export function keyOf(written: string): string | undefined {
  const name = written.startsWith('"') ? written.slice(1, -1) : written;
  return oddKey.test(name) || name.length > mostLetters ? undefined : name;
}

const oddKey = /^(?:<<|(?!true$|false$)(?:true|false))$/i;
const mostLetters = 200;

function listOf(inner: string): unknown[] | undefined {
  const items: unknown[] = [];
  for (let from = 0; from < inner.length; from = listItem.lastIndex) {
    listItem.lastIndex = from;
    const [, written] = listItem.exec(inner) ?? [];
    if (written === undefined) return undefined;
    items.push(scalarOf(written));
  }
  return inner.endsWith(', ') ? undefined : items;
}

function mapOf(inner: string): Record<string, unknown> | undefined {
  const map: Record<string, unknown> = {};
  for (let from = 0; from < inner.length; from = pair.lastIndex) {
    pair.lastIndex = from;
    const [, name, written] = pair.exec(inner) ?? [];
    const key = name === undefined ? undefined : keyOf(name);
    if (key === undefined || written === undefined || Object.hasOwn(map, key)) return undefined;
    map[key] = scalarOf(written);
  }
  return inner === '' || inner.endsWith(', ') ? undefined : map;
}

/** Where the value of an item of a list in brackets begins, or the key or value of a pair in braces. */
export function flowPlace(
  written: string,
  child: string | number,
  what: 'key' | 'value',
): number | undefined {
  const inner = written.slice(1, -1);
  if (written.startsWith('{')) return pairPlace(inner, String(child), what);
  for (let from = 0, index = 0; written.startsWith('[') && from < inner.length; index += 1) {
    if (index === Number(child)) return from + 1;
    listItem.lastIndex = from;
    if (!listItem.test(inner)) return undefined;
    from = listItem.lastIndex;
  }
  return undefined;
}

function pairPlace(inner: string, wanted: string, what: 'key' | 'value'): number | undefined {
  for (let from = 0; from < inner.length; from = pair.lastIndex) {
    pair.lastIndex = from;
    const [, name] = pair.exec(inner) ?? [];
    if (name === undefined) return undefined;
    if (keyOf(name) === wanted) return from + 1 + (what === 'key' ? 0 : name.length + 2);
  }
  return undefined;
}

/** Of one of the forms above. */
function scalarOf(written: string): string | number | boolean | null {
  const first = written.charCodeAt(0);
  if (first === 0x22 || first === 0x27) return written.slice(1, -1);
  const text = written.trimEnd();
  if (first >= 0x30 && first <= 0x39 && integer.test(text)) return Number(text);
  if (text.length <= 5 && reserved.has(text)) return reserved.get(text) ?? null;
  return text;
}

const integer = /^\d+$/;
const reserved: ReadonlyMap<string, boolean | null> = new Map([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
