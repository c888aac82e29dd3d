import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import { looksLikePost } from '../../post/post-id.ts';
import { givenTime } from '../../post/schedule.ts';
import { toLocal } from '../../post/zone.ts';
import { isReady } from '../check/verdict.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import type { Source } from '../source/source.ts';

/** Examined twice each: enough for what waits anywhere, and a bound for the job. */
const mostPosts = 300;

interface EffectsOptions {
  readonly source: Source;
  readonly before: Policy;
  readonly after: Policy;
  readonly now: Instant;
}

/** Posts that wait for their time, and of which the verdict is another under the new policy. */
export async function effectsOnPosts(o: EffectsOptions): Promise<readonly Message[]> {
  const { source, before, after, now } = o;
  const { year } = toLocal(now, before.organisation.timeZone);
  const paths = (await source.list('posts')).filter((path) => isOfYear(path, year));
  const stopped: string[] = [];
  const freed: string[] = [];
  for (const path of paths.slice(0, mostPosts)) {
    const asked = { source, history: noHistory, now, path };
    const was = await examinePost({ ...asked, policy: before });
    if (!(was.examined && isAhead(givenTime(was.examined.post)?.value, now))) continue;
    const is = await examinePost({ ...asked, policy: after });
    const [ready, remains] = [isReady(was.findings), isReady(is.findings)];
    if (ready && !remains) stopped.push(path);
    if (!ready && remains) freed.push(path);
  }
  const more = paths.length - mostPosts;
  return [
    ...(stopped.length > 0 ? [becomeBlocked(stopped)] : []),
    ...(freed.length > 0 ? [becomeFree(freed)] : []),
    ...(more > 0 ? [notLookedAt(more)] : []),
  ];
}

/** The folder of a post says its year; next year's may lie there already. */
function isOfYear(path: string, year: number): boolean {
  const [, of] = /^posts\/[^/]+\/(\d{4})\//.exec(path) ?? [];
  return looksLikePost(path) && of !== undefined && Number(of) >= year;
}

/** A post without a time is public as soon as it is merged. */
function isAhead(publishAt: Instant | undefined, now: Instant): boolean {
  return publishAt !== undefined && publishAt > now;
}

function becomeBlocked(paths: readonly string[]): Message {
  return {
    ja: `この変更で、公開前の投稿${paths.length}件が要修正または質問に回答待ちになり、公開されなくなります：${first(paths)}`,
    en: `By this change ${paths.length} posts that wait for their time have something to mend or to answer, and are not published: ${first(paths)}`,
  };
}

function becomeFree(paths: readonly string[]): Message {
  return {
    ja: `この変更で、公開前の投稿${paths.length}件の要修正や質問がなくなります：${first(paths)}`,
    en: `By this change ${paths.length} posts that wait for their time have nothing to mend or to answer any more: ${first(paths)}`,
  };
}

function notLookedAt(count: number): Message {
  return {
    ja: `ほかに${count}件の投稿は、多いため確かめていません。`,
    en: `${count} more posts were not looked at.`,
  };
}

function first(paths: readonly string[]): string {
  const more = paths.length - 5;
  return `${paths.slice(0, 5).join('、')}${more > 0 ? ` … +${more}` : ''}`;
}
