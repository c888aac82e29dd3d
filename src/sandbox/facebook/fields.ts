import { invalidParameter } from './graph-error.ts';

/** `id,attachments{media,subattachments{media}}` as a tree. An empty tree = the defaults of the node. */
export type FieldTree = ReadonlyMap<string, FieldTree>;

const maxDepth = 5;

/**
 * Parses Graph's `fields`, with nested selections.
 * Source: developers.facebook.com, "Field expansion".
 */
export function parseFields(source: string): FieldTree {
  const [tree, rest] = parseList(source.replaceAll(' ', ''), 0);
  if (rest !== '') throw syntaxError(source);
  return tree;
}

/** Keeps the wanted fields of a node, refusing those that this kind of node does not have. */
export function selectFields(
  node: Readonly<Record<string, unknown>>,
  wanted: FieldTree,
  kind: string,
): Record<string, unknown> {
  const selected: Record<string, unknown> = {};
  for (const [name, inner] of wanted) {
    if (!(name in node)) {
      throw invalidParameter(`Tried accessing nonexisting field (${name}) on node type (${kind})`);
    }
    const value = node[name];
    if (value !== undefined) selected[name] = inner.size > 0 ? selectInner(value, inner) : value;
  }
  if ('id' in node) selected.id = node.id;
  return selected;
}

function selectInner(value: unknown, wanted: FieldTree): unknown {
  if (!isRecord(value)) return value;
  if (Array.isArray(value.data)) {
    return { data: value.data.map((item) => selectInner(item, wanted)) };
  }
  const entries = [...wanted].flatMap(([name, inner]) => {
    const field = value[name];
    if (field === undefined) return [];
    return [[name, inner.size > 0 ? selectInner(field, inner) : field]];
  });
  return Object.fromEntries(entries);
}

function parseList(source: string, depth: number): [FieldTree, string] {
  if (depth > maxDepth) throw syntaxError(source);
  const tree = new Map<string, FieldTree>();
  let rest = source;
  for (;;) {
    const name = /^[a-z_0-9]+/.exec(rest)?.[0];
    if (name === undefined) throw syntaxError(source);
    rest = rest.slice(name.length);
    let inner: FieldTree = new Map();
    if (rest.startsWith('{')) {
      [inner, rest] = parseList(rest.slice(1), depth + 1);
      if (!rest.startsWith('}')) throw syntaxError(source);
      rest = rest.slice(1);
    }
    tree.set(name, inner);
    if (!rest.startsWith(',')) return [tree, rest];
    rest = rest.slice(1);
  }
}

function syntaxError(source: string) {
  return invalidParameter(`Syntax error in fields: ${source}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
