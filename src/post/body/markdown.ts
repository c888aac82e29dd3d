import type { Link, Nodes, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Construct } from '../faults/body-faults.ts';
import type { Composition } from './composition.ts';
import { replaceEscapes, reportLiteralStrong } from './escapes.ts';
import { targetProblem } from './link-target.ts';
import type { MarkdownContext } from './read-markdown.ts';

/**
 * Finds what CommonMark sees in the source and carries the closed subset over
 * into the composition: links become "text target", escapes and entities what
 * they stand for. Everything else is a fault.
 */
export function readMarkdown(composition: Composition, context: MarkdownContext): void {
  for (const node of fromMarkdown(composition.source).children) {
    if (node.type === 'thematicBreak' && context.thread !== false) {
      composition.cut(startOf(node), endOf(node));
    } else visit(node, composition, context);
  }
}

function visit(node: Nodes, composition: Composition, context: MarkdownContext): void {
  switch (node.type) {
    case 'paragraph':
    case 'list':
    case 'listItem':
      for (const child of node.children) visit(child, composition, context);
      return;
    case 'text':
      visitText(node, composition, context);
      return;
    case 'link':
      visitLink(node, composition, context);
      return;
    default: {
      const found = constructOf(node, composition.source);
      if (found) {
        const place = context.placeOf(found.offset);
        context.log.add('construct', place, { construct: found.construct });
      }
    }
  }
}

function visitText(node: Text, composition: Composition, context: MarkdownContext): void {
  const [start, end] = [startOf(node), endOf(node)];
  const report = (code: 'text-character', offset: number, character: string) =>
    context.log.add(code, context.placeOf(offset), { character });
  replaceEscapes(composition, start, end, (offset, name) => report('text-character', offset, name));
  reportLiteralStrong(composition.source.slice(start, end), (index) =>
    context.log.add('construct', context.placeOf(start + index), { construct: 'emphasis' }),
  );
}

/** Both text and target are published: what a reader would only see by hovering is seen by the approver. */
function visitLink(node: Link, composition: Composition, context: MarkdownContext): void {
  const { source } = composition;
  const [start, end] = [startOf(node), endOf(node)];
  const auto = source[start] === '<';
  const place = context.placeOf(start);
  const problem = targetProblem(node.url);
  if (problem) context.log.add(problem, place, { target: node.url });
  if (node.title != null) context.log.add('link-title', place, {});

  composition.copyTo(start);
  if (auto) padBefore(composition);
  const begin = composition.length;
  const [first] = node.children;
  const last = node.children.at(-1);
  if (!auto && first && last) {
    composition.skipTo(startOf(first));
    for (const child of node.children) visit(child, composition, context);
    composition.copyTo(endOf(last));
  }
  composition.skipTo(end);
  const text = auto ? node.url : composition.textFrom(begin).trim();
  if (text === '') context.log.add('link-text-empty', place, {});
  if (auto) composition.insert(node.url);
  else if (text !== node.url) composition.insert(` ${node.url}`);
  composition.addLink({
    text,
    target: node.url,
    at: start,
    until: end,
    start: begin,
    end: composition.length,
  });
  // Otherwise the next word would become part of the address.
  if (/\S/.test(source[end] ?? ' ')) composition.insert(' ');
}

function padBefore(composition: Composition): void {
  if (/\S/.test(composition.textFrom(composition.length - 1) || ' ')) composition.insert(' ');
}

function constructOf(
  node: Nodes,
  source: string,
): { readonly construct: Construct; readonly offset: number } | undefined {
  const offset = startOf(node);
  switch (node.type) {
    case 'heading': {
      if (source[offset] === '#') return { construct: 'heading', offset };
      return { construct: 'setext', offset: source.lastIndexOf('\n', endOf(node) - 1) + 1 };
    }
    case 'emphasis':
    case 'strong':
      return { construct: 'emphasis', offset };
    case 'inlineCode':
      return { construct: 'code', offset };
    case 'code':
      return { construct: /[`~]/.test(source[offset] ?? '') ? 'code' : 'indented-code', offset };
    case 'html':
      return { construct: source.startsWith('<!--', offset) ? 'comment' : 'html', offset };
    case 'image':
    case 'imageReference':
      return { construct: 'image', offset };
    case 'blockquote':
      return { construct: 'quote', offset };
    case 'thematicBreak':
      return { construct: 'divider', offset };
    case 'definition':
    case 'linkReference':
      return { construct: 'definition', offset };
    case 'break':
      // Two spaces at the end of a line only repeat what the line end says.
      return source[offset] === '\\' ? { construct: 'hard-break', offset } : undefined;
    default:
      return { construct: 'other', offset };
  }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
