import type { Composition } from './composition.ts';

/**
 * A body whose form is wrong, as it would read without its markup: **強調** and
 * <b>tags</b> would part a word or hide a link, and a comment goes out to nobody.
 * Regular expressions instead of CommonMark: a file that is no post has no tree
 * to be right about, and its author is told of every construct anyway.
 */
export function readLeniently(composition: Composition): void {
  for (const { 0: found, index, groups = {} } of composition.source.matchAll(markup)) {
    const { text, target } = groups;
    if (text === undefined || target === undefined) {
      composition.copyTo(index);
      composition.skipTo(index + found.length);
    } else addLink(composition, { index, text, target, until: index + found.length });
  }
}

const markup =
  /\[(?<text>[^\][\n]{1,300})\]\(<?(?<target>https?:\/\/[^\s()<>]{1,500})>?(?:\s"[^"\n]{0,200}")?\)|<!--[\s\S]{0,5000}?-->|<\/?(?!https?:)[a-zA-Z][^<>\n]{0,200}>|\*{1,3}|_{2,3}|`{1,3}|~~|\\(?=[!-/:-@[-`{-~])/g;

interface Written {
  readonly index: number;
  readonly until: number;
  readonly text: string;
  readonly target: string;
}

/** As it would be published: the text, then the address. */
function addLink(composition: Composition, { index, until, text, target }: Written): void {
  composition.copyTo(index);
  const start = composition.length;
  composition.skipTo(index + 1);
  composition.copyTo(index + 1 + text.length);
  composition.skipTo(until);
  if (text !== target) composition.insert(` ${target}`);
  composition.addLink({ text, target, at: index, until, start, end: composition.length });
  composition.insert(' ');
}
