import { readBody } from './body/body.ts';
import type { ReadMarkdown } from './body/read-markdown.ts';
import { decodePost } from './decode.ts';
import { faultLogOf, type PostFaultCode } from './faults/fault-log.ts';
import { splitPost } from './fences.ts';
import { readFrontMatter } from './front-matter/front-matter.ts';
import type { Parsed } from './place.ts';
import type { Post } from './post.ts';
import { parsePostId } from './post-id.ts';
import { readYaml } from './read-yaml.ts';

export interface ParseOptions {
  /** Repository-relative. */
  readonly path: string;
  /** IANA name: the zone of dates written without an offset. */
  readonly timeZone: string;
}

/** `parsePost` with the reader of Markdown given: see `isPlainPost`. */
export function parsePostWith(
  readMarkdown: ReadMarkdown,
  bytes: Uint8Array,
  { path, timeZone }: ParseOptions,
): Parsed<Post, PostFaultCode> {
  const identity = parsePostId(path);
  if (!identity.ok) return identity;
  const log = faultLogOf(path);
  const refused = (): Parsed<Post, PostFaultCode> => ({ ok: false, faults: log.faults });

  const text = decodePost(bytes, log);
  const split = text === undefined ? undefined : splitPost(text, log);
  if (!split) return refused();
  const { text: settings, firstLine } = split.frontMatter;
  const yaml = readYaml(settings, { path, firstLine });
  if (!yaml.ok) log.addAll(yaml.faults);
  const frontMatter = yaml.ok && readFrontMatter(yaml.value, { path, timeZone, log });
  // The body is read even so: an author mends everything in one go.
  const variants = readBody(split.body, {
    log,
    readMarkdown,
    thread: frontMatter ? frontMatter.thread : undefined,
    accounts: frontMatter ? frontMatter.accounts.map(({ value }) => value) : undefined,
  });
  if (!frontMatter || log.faults.length > 0) return refused();
  return { ok: true, value: { ...identity.value, path, ...frontMatter, variants } };
}
