import { readBody } from './body/body.ts';
import { decodePost } from './decode.ts';
import { faultLogOf, type PostFaultCode } from './faults/fault-log.ts';
import { splitPost } from './fences.ts';
import { readFrontMatter } from './front-matter/front-matter.ts';
import type { Parsed } from './place.ts';
import type { Post } from './post.ts';
import { parsePostId } from './post-id.ts';
import { parseYaml } from './yaml.ts';

export type { PostFaultCode } from './faults/fault-log.ts';

/**
 * The bytes of a post's file → the post, or every fault of its form with place
 * and mend. Never throws, whatever the bytes. `path` is repository-relative;
 * `timeZone` (IANA) is that of dates written without an offset.
 */
export function parsePost(
  bytes: Uint8Array,
  { path, timeZone }: { readonly path: string; readonly timeZone: string },
): Parsed<Post, PostFaultCode> {
  const identity = parsePostId(path);
  if (!identity.ok) return identity;
  const log = faultLogOf(path);
  const refused = (): Parsed<Post, PostFaultCode> => ({ ok: false, faults: log.faults });

  const text = decodePost(bytes, log);
  const split = text === undefined ? undefined : splitPost(text, log);
  if (!split) return refused();
  const { text: settings, firstLine } = split.frontMatter;
  const yaml = parseYaml(settings, { path, firstLine });
  if (!yaml.ok) log.addAll(yaml.faults);
  const frontMatter = yaml.ok && readFrontMatter(yaml.value, { path, timeZone, log });
  // The body is read even so: an author mends everything in one go.
  const variants = readBody(split.body, {
    log,
    thread: frontMatter ? frontMatter.thread : undefined,
    accounts: frontMatter ? frontMatter.accounts.map(({ value }) => value) : undefined,
  });
  if (!frontMatter || log.faults.length > 0) return refused();
  return { ok: true, value: { ...identity.value, path, ...frontMatter, variants } };
}
