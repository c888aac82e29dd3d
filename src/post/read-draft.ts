import { readBody } from './body/body.ts';
import { readLeniently } from './body/read-leniently.ts';
import { type FaultLog, faultLogOf } from './faults/fault-log.ts';
import { type FrontMatter, readFrontMatter } from './front-matter/front-matter.ts';
import { maxPostBytes } from './limits.ts';
import type { Post } from './post.ts';
import { readYaml } from './read-yaml.ts';

/** What a post says, without whose it is. */
export type Draft = Omit<Post, 'id' | 'path' | 'department' | 'year'>;

interface DraftOptions {
  /** Repository-relative. */
  readonly path: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * What a file that is no post yet would publish, as far as anybody can tell: the
 * words that its author must put in another way are told together with its form.
 * For checks only; nothing that comes out of this is ever rendered or published.
 */
export function readDraft(text: string, o: DraftOptions): Draft {
  // Its faults were told by the parser.
  const log = faultLogOf(o.path);
  const lines = text.slice(0, maxPostBytes).split('\n');
  const { settings, from } = divideLeniently(lines);
  const frontMatter = settingsOf(lines.slice(...settings).join('\n'), settings[0] + 1, {
    ...o,
    log,
  });
  const variants = readBody(
    { lines: lines.slice(from), firstLine: from + 1 },
    { log, thread: undefined, accounts: undefined, readMarkdown: readLeniently },
  );
  return { ...(frontMatter ?? nothingRead), variants };
}

/** Indices of lines: the settings (from, until), and where the body begins. */
interface Divided {
  readonly settings: readonly [number, number];
  readonly from: number;
}

/** Fences may be missing, late or misformed: what looks like settings is none of the text that goes out. */
function divideLeniently(lines: readonly string[]): Divided {
  const first = Math.max(
    lines.findIndex((line) => line.trim() !== ''),
    0,
  );
  const start = isFenceLike(lines[first]) ? first + 1 : first;
  const closing = lines.findIndex((line, at) => at >= start && isFenceLike(line));
  const beyond = lines.findIndex((line, at) => at >= start && !isSettingLike(line));
  const end = beyond < 0 ? lines.length : beyond;
  // Without an opening fence a line of dashes closes the settings only where nothing but settings stands before it.
  if (closing >= 0 && (start > first || closing <= end))
    return { settings: [start, closing], from: closing + 1 };
  return { settings: [start, end], from: end };
}

const isFenceLike = (line = '') => line.trimStart().startsWith('---');
/** A key, a list item of one, an indented value, a comment, an empty line. */
const isSettingLike = (line: string) =>
  /^(?:\s*$|\s|#|- |[\]}]|[^\s#:：。、]{1,30}\s{0,3}[:：](?:\s|$))/.test(line);

function settingsOf(
  text: string,
  firstLine: number,
  o: DraftOptions & { readonly log: FaultLog },
): FrontMatter | undefined {
  const yaml = readYaml(text, { path: o.path, firstLine });
  return yaml.ok ? readFrontMatter(yaml.value, o) : undefined;
}

const nothingRead: FrontMatter = {
  title: { value: '', place: { line: 1, column: 1 } },
  accounts: [],
  thread: false,
  sources: [],
  media: [],
  linkReasons: new Map(),
  answers: [],
  waivers: [],
};
