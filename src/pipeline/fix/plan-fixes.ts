import type { History, MediumFacts } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Instant, Post } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { type Examination, examinePost } from '../examine-post.ts';
import { loadPolicy } from '../load-policy.ts';
import { overlaySource } from '../source/overlay-source.ts';
import { mostPostBytesRead, type Source } from '../source/source.ts';
import { fixMedium } from './fix-medium.ts';
import { fixText, type Spot } from './fix-text.ts';

/** One file as it is and as it would be. */
export type FileChange = {
  readonly path: string;
  readonly was: Uint8Array;
  readonly now: Uint8Array;
} & ({ readonly kind: 'text'; readonly spots: readonly Spot[] } | { readonly kind: 'location' });

/** What could be mended and is left as it is. */
export interface Left {
  readonly path: string;
  readonly why: 'published' | 'used-by-published' | 'location-stays';
}

export interface Fixes {
  readonly changes: readonly FileChange[];
  readonly left: readonly Left[];
}

export interface FixOptions {
  readonly source: Source;
  readonly paths: readonly string[];
  readonly history: History;
  readonly now: Instant;
  /** Whether any of these posts is published, or may be: their images are theirs too. */
  readonly isAnyPublished: (paths: readonly string[]) => Promise<boolean>;
}

/**
 * What can safely be mended in these posts and their images. Nothing is
 * written. The files of published posts stay as they are: they are what went out.
 */
export async function planFixes(o: FixOptions): Promise<Fixes> {
  const loaded = await loadPolicy(o.source);
  // Without a policy nothing can be judged; the check that follows says so.
  if (!loaded.ok) return { changes: [], left: [] };
  const { policy } = loaded.value;
  const changes = new Map<string, FileChange>();
  const left: Left[] = [];
  for (const path of o.paths) {
    if (isPublished(path, o.history)) {
      if (await fixPost(path, policy, o)) left.push({ path, why: 'published' });
      continue;
    }
    const text = await fixPost(path, policy, o);
    if (text) changes.set(path, text);
    for (const medium of await mediaWithPlace(path, policy, { o, text })) {
      if (changes.has(medium)) continue;
      const fixed = await fixMedium(medium, { post: path, ...o });
      if ('why' in fixed) left.push(fixed);
      else changes.set(medium, fixed);
    }
  }
  return { changes: [...changes.values()], left };
}

function isPublished(path: string, { published }: History): boolean {
  const parsed = parsePostId(path);
  return parsed.ok && published.has(parsed.value.id);
}

async function fixPost(
  path: string,
  policy: Policy,
  o: FixOptions,
): Promise<FileChange | undefined> {
  const file = await o.source.read(path, mostPostBytesRead);
  if (!file.found) return undefined;
  const fixed = await fixText(file.bytes, (bytes) =>
    examine(path, policy, { o, changed: new Map([[path, bytes]]) }),
  );
  return fixed && { kind: 'text', path, was: file.bytes, now: fixed.bytes, spots: fixed.spots };
}

function examine(
  path: string,
  policy: Policy,
  { o, changed }: { readonly o: FixOptions; readonly changed: ReadonlyMap<string, Uint8Array> },
): Promise<Examination> {
  const source = overlaySource(o.source, changed);
  return examinePost({ source, policy, history: o.history, now: o.now, path });
}

async function mediaWithPlace(
  path: string,
  policy: Policy,
  { o, text }: { readonly o: FixOptions; readonly text: FileChange | undefined },
): Promise<readonly string[]> {
  const changed = new Map(text ? [[path, text.now]] : []);
  const { examined } = await examine(path, policy, { o, changed });
  if (!examined) return [];
  const facts = new Map(examined.files.map((file) => [file.path, file.facts]));
  return mediaOf(examined.post).filter((medium) => tellsPlace(facts.get(medium)));
}

function mediaOf({ media }: Post): readonly string[] {
  return media.map(({ path }) => path);
}

function tellsPlace(facts: MediumFacts | undefined): boolean {
  return facts?.state === 'read' && facts.type !== 'unknown' && facts.hasGps;
}
