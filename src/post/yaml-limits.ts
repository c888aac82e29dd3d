import { CST, Lexer } from 'yaml';
import { yamlLimits } from './limits.ts';
import { syntaxMessages, type YamlProblem } from './yaml-faults.ts';

/** Empty entries (`- - -`, `,,,`) are no scalars, yet each costs: a bound on everything. */
const maxLexemes = 10 * yamlLimits.nodes;

/**
 * Cuts the text into lexemes and refuses, while it is still cheap to do so,
 * whatever would be costly or ambiguous later: aliases (a bomb of nine lines
 * expands to billions of nodes), tags, directives, second documents, 100,000 keys.
 */
export function lexWithinLimits(
  text: string,
): { readonly lexemes: readonly string[] } | { readonly problem: YamlProblem } {
  if (text.length > yamlLimits.length) return { problem: { code: 'yaml-too-big', offset: 0 } };
  const control = controlCharacter.exec(text);
  if (control) {
    const what = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return {
      problem: { code: 'yaml-control-character', offset: control.index, what: `U+${what}` },
    };
  }
  const lexemes: string[] = [];
  const counts = { nodes: 0, documents: 0 };
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const isScalarText = lexemes.at(-1) === CST.SCALAR;
    lexemes.push(lexeme);
    const problem = isScalarText ? undefined : problemOf(lexeme, counts);
    if (problem) return { problem: { ...problem, offset } };
    if (lexemes.length > maxLexemes) return { problem: { code: 'yaml-too-many-nodes', offset } };
    if (!marks.has(lexeme) || isScalarText) offset += lexeme.length;
  }
  return { lexemes };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const controlCharacter = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]/;

/** Lexemes that the lexer invents; they stand for no character of the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function problemOf(
  lexeme: string,
  counts: { nodes: number; documents: number },
): Omit<YamlProblem, 'offset'> | undefined {
  switch (CST.tokenType(lexeme)) {
    case 'alias':
    case 'anchor':
      return { code: 'yaml-anchor' };
    case 'tag':
      return { code: 'yaml-tag' };
    case 'directive-line':
      return { code: 'yaml-directive' };
    case 'doc-start':
      counts.documents += counts.nodes > 0 ? 2 : 1;
      return counts.documents > 1 ? { code: 'yaml-several-documents' } : undefined;
    case 'doc-end':
      counts.documents = 2;
      return undefined;
    case 'double-quoted-scalar':
      if (hasBadEscape(lexeme)) return { code: 'yaml-syntax', message: syntaxMessages.escape };
      return countNode(counts);
    case 'scalar':
    case 'single-quoted-scalar':
    case 'flow-map-start':
    case 'flow-seq-start':
      return countNode(counts);
    default:
      return undefined;
  }
}

function countNode(counts: {
  nodes: number;
  documents: number;
}): Omit<YamlProblem, 'offset'> | undefined {
  if (counts.documents > 1) return { code: 'yaml-several-documents' };
  counts.nodes += 1;
  return counts.nodes > yamlLimits.nodes ? { code: 'yaml-too-many-nodes' } : undefined;
}

/**
 * The library makes an error object of each bad escape: 120,000 of them took six
 * seconds. Half a surrogate pair is no character: no record could ever hold it.
 */
function hasBadEscape(quoted: string): boolean {
  for (const [, good] of quoted.matchAll(escapeSequence)) if (good === undefined) return true;
  return false;
}

const escapeSequence =
  /\\([0abtnvfre "/\\N_LP\n\t]|x[\da-fA-F]{2}|u(?![dD][89a-fA-F])[\da-fA-F]{4}|U00(?:0(?!0[dD][89a-fA-F])[\da-fA-F]|10)[\da-fA-F]{4})?/g;

/** The composer walks nodes by recursion: depth is checked before it, with a stack of our own. */
export function findDepthProblem(tokens: readonly CST.Token[]): YamlProblem | undefined {
  const pending = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.depth > yamlLimits.depth) return { code: 'yaml-too-deep', offset: next.token.offset };
    for (const child of childrenOf(next.token)) {
      pending.push({ token: child, depth: 'items' in child ? next.depth + 1 : next.depth });
    }
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
