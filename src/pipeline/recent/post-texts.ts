import { textOf } from '../../guideline/likeness/text-of.ts';
import type { Policy } from '../../policy/policy.ts';
import { maxPostBytes } from '../../post/limits.ts';
import { parsePostWith } from '../../post/parse-post-with.ts';
import type { AccountId, Post } from '../../post/post.ts';
import { renderPost } from '../../post/render-post.ts';
import { markdownReaderFor } from '../markdown-reader.ts';
import type { Source } from '../source/source.ts';

/** What each account gets of a post, or undefined where there is no such post any more or it is none. */
export async function postTexts(
  { source, policy }: { readonly source: Source; readonly policy: Policy },
  path: string,
): Promise<ReadonlyMap<AccountId, string> | undefined> {
  const file = await source.read(path, maxPostBytes);
  if (!file.found) return undefined;
  const { timeZone } = policy.organisation;
  const readMarkdown = await markdownReaderFor(file.bytes);
  const parsed = parsePostWith(readMarkdown, file.bytes, { path, timeZone });
  return parsed.ok ? textsByAccount(parsed.value, policy) : undefined;
}

function textsByAccount(post: Post, policy: Policy): ReadonlyMap<AccountId, string> {
  const texts = new Map<AccountId, string>();
  for (const { value: id } of post.accounts) {
    const platform = policy.accounts.get(id)?.platform;
    const rendered = platform && renderPost(post, { id, platform });
    if (rendered?.ok) texts.set(id, textOf(rendered.value));
  }
  return texts;
}
