import {
  Composer,
  type CST,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Parser,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { lineIndexOf, toLineFeeds } from './lines.ts';
import type { Fault, Parsed, Place } from './place.ts';
import {
  syntaxMessage,
  type YamlFaultCode,
  type YamlProblem,
  yamlMessages,
} from './yaml-faults.ts';
import { findDepthProblem, lexWithinLimits } from './yaml-limits.ts';

export type { YamlFaultCode } from './yaml-faults.ts';

/** A value with the way back from each of its parts to the file. */
export interface YamlSource {
  /** Null, booleans, numbers, strings, arrays and plain objects; nothing else. */
  readonly value: unknown;
  /**
   * Where the value (or its key) at `path` stands. A path that does not exist
   * gives the place of its nearest existing ancestor.
   */
  placeOf(path: readonly (string | number)[], what?: 'key' | 'value'): Place;
}

/** More faults than this help nobody: the first one usually causes the rest. */
const maxFaults = 20;

/**
 * One YAML 1.2 document (core schema) to a plain value. Policies and front
 * matter need no anchors, aliases, tags, merge keys or second documents, so all
 * of them are refused: what cannot be written cannot be a bomb.
 * `firstLine` is the 1-based line of the file on which `text` begins.
 */
export function parseYaml(
  text: string,
  { path, firstLine = 1 }: { readonly path: string; readonly firstLine?: number },
): Parsed<YamlSource, YamlFaultCode> {
  const source = toLineFeeds(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const at = lineIndexOf(source, firstLine);
  const refuse = (problems: readonly YamlProblem[]): Parsed<YamlSource, YamlFaultCode> => ({
    ok: false,
    faults: problems.slice(0, maxFaults).map((problem) => faultOf(problem, path, at)),
  });

  const lexed = lexWithinLimits(source);
  if ('problem' in lexed) return refuse([lexed.problem]);
  const tokens = [...parse(lexed.lexemes)];
  const deep = findDepthProblem(tokens);
  if (deep) return refuse([deep]);

  // `uniqueKeys` is our own walk below: the library compares each key with all others, and takes 1 and "1" for different keys.
  const options = { schema: 'core', strict: true, uniqueKeys: false, merge: false } as const;
  const documents = [...new Composer(options).compose(tokens, true)];
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    return refuse(
      firstAtEachPlace(errors).map((error) => ({
        code: 'yaml-syntax',
        offset: error.pos[0],
        message: syntaxMessage(error.code, source, error.pos[0]),
      })),
    );
  }
  const root = documents[0]?.contents ?? null;
  const problems: YamlProblem[] = [];
  const value = toValue(root, problems);
  if (problems.length > 0) return refuse(problems);
  return {
    ok: true,
    value: { value, placeOf: (keys, what = 'value') => at(offsetOf(root, keys, what)) },
  };
}

function* parse(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}

function faultOf(
  problem: YamlProblem,
  path: string,
  at: (offset: number) => Place,
): Fault<YamlFaultCode> {
  const first = problem.first === undefined ? undefined : at(problem.first);
  const message =
    problem.message ?? yamlMessages[problem.code]({ what: problem.what ?? '', first });
  return { code: problem.code, path, place: at(problem.offset), message };
}

/** One slip is often reported several times at the same spot. */
function firstAtEachPlace(errors: readonly YAMLError[]): YAMLError[] {
  const seen = new Set<number>();
  return errors.filter(({ pos }) => !seen.has(pos[0]) && seen.add(pos[0]));
}

function toValue(node: Node | null | undefined, problems: YamlProblem[]): unknown {
  if (isMap<Node, Node>(node)) return toObject(node, problems);
  if (isSeq<Node>(node)) return node.items.map((item) => toValue(item, problems));
  return isScalar(node) ? node.value : null;
}

function toObject(map: YAMLMap<Node, Node>, problems: YamlProblem[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const seen = new Map<string, number>();
  for (const { key, value: item } of map.items) {
    const offset = startOf(key);
    const name = isScalar(key) && key.value !== null ? String(key.value) : undefined;
    const first = name === undefined ? undefined : seen.get(name);
    if (name === undefined || name === '__proto__') {
      problems.push({ code: 'yaml-key', offset });
    } else if (name === '<<') {
      problems.push({ code: 'yaml-merge-key', offset });
    } else if (first !== undefined) {
      problems.push({ code: 'yaml-duplicate-key', offset, what: name, first });
    } else {
      seen.set(name, offset);
      value[name] = toValue(item, problems);
    }
  }
  return value;
}

function offsetOf(
  root: Node | null,
  keys: readonly (string | number)[],
  what: 'key' | 'value',
): number {
  let node: Node | null = root;
  let offset = startOf(root);
  for (const [index, key] of keys.entries()) {
    const wantsKey = what === 'key' && index === keys.length - 1;
    const child: { key: Node | null; value: Node | null } | undefined = childOf(node, key);
    if (!child) return offset;
    offset = wantsKey && child.key ? startOf(child.key) : startOf(child.value ?? child.key);
    node = child.value;
  }
  return offset;
}

function childOf(
  node: Node | null,
  key: string | number,
): { key: Node | null; value: Node | null } | undefined {
  if (isMap<Node, Node>(node)) {
    const pair = node.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === `${key}`,
    );
    return pair && { key: pair.key, value: pair.value };
  }
  if (!isSeq<Node>(node)) return undefined;
  const item = node.items[Number(key)];
  return item && { key: null, value: item };
}

function startOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}
