import { checkDraft } from '../guideline/check-draft.ts';
import { checkPost, faultFindings } from '../guideline/check-post.ts';
import type { LinkFacts } from '../guideline/links/link-fact.ts';
import { linksOf } from '../guideline/links.ts';
import type { Finding, History } from '../guideline/rule.ts';
import type { Policy } from '../policy/policy.ts';
import { contentDigest } from '../post/digests.ts';
import { postSize } from '../post/limits.ts';
import { parsePostWith } from '../post/parse-post-with.ts';
import type { Payload } from '../post/payload.ts';
import type { Fault } from '../post/place.ts';
import type { Instant, Post } from '../post/post.ts';
import { renderPost } from '../post/render-post.ts';
import { markdownReaderFor } from './markdown-reader.ts';
import { measurer } from './measurer.ts';
import { describeFile, type ExaminedFile, readMedia } from './read-media.ts';
import { mostPostBytesRead, type Source, type Unreadable } from './source/source.ts';
import { sha256 } from './workplace/sha256.ts';

/**
 * One post as check, preview, record and publish all see it: the same bytes,
 * the same rendering, the same rules. Absent members = the form is wrong; the
 * findings say how.
 */
export interface Examination {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly examined?: {
    readonly post: Post;
    readonly payloads: readonly Payload[];
    /** The post first, then its media in order. */
    readonly files: readonly ExaminedFile[];
    readonly contentDigest: string;
  };
}

export interface ExamineOptions {
  readonly source: Source;
  readonly policy: Policy;
  readonly history: History;
  readonly now: Instant;
  readonly path: string;
  /** Opens the links; absent: nobody looks, and no rule speaks of it. */
  readonly look?: (targets: readonly string[]) => Promise<LinkFacts>;
}

export async function examinePost(o: ExamineOptions): Promise<Examination> {
  const { source, policy, path } = o;
  const file = await source.read(path, mostPostBytesRead);
  if (!file.found) {
    return { path, findings: faultFindings([unreadablePost(path, file.why)], policy) };
  }
  const readMarkdown = await markdownReaderFor(file.bytes);
  const { timeZone } = policy.organisation;
  const parsed = parsePostWith(readMarkdown, file.bytes, { path, timeZone });
  if (!parsed.ok) {
    return {
      path,
      findings: checkDraft({ path, bytes: file.bytes, faults: parsed.faults }, policy),
    };
  }
  const post = parsed.value;
  const media = await readMedia(source, post);
  const { payloads, faults } = render(post, policy);
  const files = [describeFile(path, file), ...media];
  const digest = contentDigest({ bytes: file.bytes, media }, sha256);
  const context = {
    ...{ post, policy, payloads, history: o.history, now: o.now, contentDigest: digest },
    media: new Map(media.flatMap(({ path: at, facts }) => (facts ? [[at, facts] as const] : []))),
    mediaDigests: new Map(media.map((one) => [one.path, one.sha256])),
    measure: await measurer(payloads),
    ...(o.look && { linkFacts: await o.look(linksOf(post).map(({ target }) => target)) }),
  };
  return {
    path,
    findings: [...faultFindings(faults, policy), ...checkPost(context)],
    examined: { post, payloads, files, contentDigest: digest },
  };
}

/** Accounts that the register does not know are told by a rule; there is nothing to render for them. */
function render(post: Post, policy: Policy): { payloads: Payload[]; faults: Fault[] } {
  const payloads: Payload[] = [];
  const faults: Fault[] = [];
  for (const { value: id } of post.accounts) {
    const account = policy.accounts.get(id);
    if (!account) continue;
    // The register's own string: the post's is a part of its text, and who keeps the one keeps the other.
    const rendered = renderPost(post, { id: account.id, platform: account.platform });
    if (rendered.ok) payloads.push(rendered.value);
    else faults.push(...rendered.faults);
  }
  return { payloads, faults };
}

function unreadablePost(path: string, why: Unreadable): Fault {
  const en =
    why === 'too-large' ? `too large (at most ${postSize})` : `not an ordinary file (${why})`;
  const ja = why === 'too-large' ? `大きすぎます（${postSize}まで）` : notAFile[why];
  return {
    code: 'post-unreadable',
    path,
    place: { line: 1, column: 1 },
    message: {
      ja: `投稿のファイルが${ja}。文章だけのMarkdownファイルにしてください。`,
      en: `The post's file is ${en}. Make it a plain Markdown file.`,
    },
  };
}

const notAFile: Readonly<Record<Exclude<Unreadable, 'too-large'>, string>> = {
  missing: '見つかりません',
  symlink: '別の場所を指すリンクです',
  submodule: '別のリポジトリです',
  directory: 'フォルダーです',
  'lfs-pointer': 'Git LFSの参照です',
  outside: 'リポジトリの外にあります',
};
