import jsYaml from 'js-yaml';

/**
 * The value of a YAML text of the plainest kind; undefined = ask `parseYaml`,
 * which also knows places. A cold start reads a policy six times as fast this
 * way. Only texts of which every line has one of a few forms get through, on
 * which both readers must agree; a property test compares the two.
 */
export function quickYaml(text: string): { readonly value: unknown } | undefined {
  if (text.length > maxLength || text.includes('__proto__')) return undefined;
  if (!text.isWellFormed() || invisible.test(text)) return undefined;
  if (!text.split('\n').every((line) => plainLine.test(line))) return undefined;
  try {
    const value: unknown = jsYaml.safeLoad(text, { schema: jsYaml.CORE_SCHEMA });
    return value === undefined ? undefined : { value };
  } catch {
    // Wrong, or too deep for its recursion: the other reader says what and where.
    return undefined;
  }
}

/** Above what any dictionary of a policy holds. */
const maxLength = 256 * 1024;

/** Within one line, and without escapes. */
const quoted = `"[^"\\\\]*"|'[^']*'`;
/** YAML 1.1 and 1.2 read other numbers (010, 10:30, 1_000, 1e3) differently: only plain integers and dates begin with a digit. */
const number =
  '(?:0|[1-9]\\d{0,14}|\\d{4}-\\d\\d-\\d\\d(?: \\d\\d?:\\d\\d(?::\\d\\d)?)?)(?=\\s*(?:[,\\]}]|$))';
/**
 * What a word may begin with: Latin letters, Japanese letters, signs and
 * full-width forms, and figures that a Japanese letter makes a word (100円).
 */
const japanese = '\\u2010-\\u27ff\\u3001-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9f';
const letter = `(?:[A-Za-z(${japanese}\\ud83c-\\ud83e]|\\d{1,4}[${japanese}])`;
const inFlow = `${letter}[^:#,"'\\[\\]{}]*(?::(?=[^\\s,\\]}:])[^:#,"'\\[\\]{}]*)*`;
const inBlock = `${letter}[^:#]*(?::(?=[^\\s:])[^:#]*)*`;
const flowValue = `(?:${quoted}|${number}|${inFlow})`;
const key = '(?!null\\b|Null\\b|NULL\\b)[A-Za-z_][A-Za-z0-9_-]*|"[^"\\\\]+"';
const flowPair = `(?:${key}): ${flowValue}`;
const list = `\\[(?:${flowValue}(?:, ${flowValue})*)?\\]`;
const map = `\\{${flowPair}(?:, ${flowPair})*\\}`;
const value = `(?:${quoted}|${number}|${inBlock}|${list}|${map})`;
/** Nothing invisible, no tab, and nothing that only one of the two takes for a line's end. */
const controls = '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f';
const invisible = new RegExp(`[${controls}\\u2028\\u2029\\ufeff\\ufffe\\uffff]`);
const plainLine = new RegExp(`^ *(?:#.*|(?:- )?(?:${key}):(?: ${value})? *|- ${value} *)?$`);
