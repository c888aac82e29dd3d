import type { FaultLog } from '../faults/fault-log.ts';
import type { AccountId, Variant } from '../post.ts';
import { divideByTarget } from './directives.ts';
import { readPassages } from './passages.ts';
import type { ReadMarkdown } from './read-markdown.ts';

interface Context {
  readonly log: FaultLog;
  /** Undefined where the front matter could not be read: what depends on it is then not reported. */
  readonly thread: boolean | undefined;
  readonly accounts: readonly AccountId[] | undefined;
  readonly readMarkdown: ReadMarkdown;
}

/** The body's text for each target, the default first; faults go to the log. */
export function readBody(
  body: { readonly lines: readonly string[]; readonly firstLine: number },
  { log, thread, accounts, readMarkdown }: Context,
): Variant[] {
  const lines = body.lines.map((text, index) => ({ text, line: body.firstLine + index }));
  return divideByTarget(lines, { log, accounts }).map((section) => ({
    target: section.target,
    place: { line: section.line, column: 1 },
    passages: readPassages(section.lines, { log, thread, readMarkdown }),
  }));
}
