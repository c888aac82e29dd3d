import type { LinkFacts } from '../../guideline/links/link-fact.ts';
import { linksOf } from '../../guideline/links.ts';
import type { Finding } from '../../guideline/rule.ts';
import { linkTarget } from '../../guideline/rules/link-target.ts';
import type { Log } from '../../ledger/log.ts';
import type { AccountId, Instant } from '../../post/post.ts';
import { type ExamineOptions, examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import type { Looker } from '../open-looker.ts';
import { momentOf, plan } from '../plan/plan.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Workplace } from '../workplace/workplace.ts';

/** Something about a link that people should see; it holds nothing back. */
export type LinkNotice = Pick<Finding, 'path' | 'line' | 'message'>;

interface Due {
  readonly account: AccountId;
  readonly log: Log;
  readonly until: Instant;
}

interface Looking {
  /** To be asked once everything is sent. */
  notices(): Promise<readonly LinkNotice[]>;
}

/**
 * Begins to open the links of what this run may publish, and returns at once:
 * the network is waited for beside the run, so that no due second is late for
 * it. Pages often open at the very hour of the post, so a dead link is told and
 * never holds a post (HSM-4-4); whatever fails here is passed over.
 */
export async function beginLook(
  workplace: Workplace,
  o: Due & { readonly looker: Looker },
): Promise<Looking> {
  try {
    const due = await examinationsDue(workplace, o);
    const targets: string[] = [];
    for (const one of due) {
      const { examined } = await examinePost(one);
      targets.push(...(examined ? linksOf(examined.post) : []).map(({ target }) => target));
    }
    const facts = o.looker.look(targets);
    // Whoever asks for the notices hears of it; until then nobody listens.
    facts.catch(() => undefined);
    return { notices: () => noticesOf(due, facts) };
  } catch {
    return { notices: async () => [] };
  }
}

async function examinationsDue(
  workplace: Workplace,
  { account, log, until }: Due,
): Promise<readonly ExamineOptions[]> {
  const { view, clock, repository, policy } = workplace;
  const office = { view, accountLog: () => Promise.resolve(log) };
  const { entries } = await plan(office, [account], momentOf(workplace));
  const due = entries.filter(({ publishAt }) => publishAt <= until);
  if (due.length === 0) return [];
  const source = commitSource(repository, await workplace.mainHead());
  const base = { source, policy: policy.policy, history: noHistory, now: clock.now() };
  return due.map(({ post }) => ({ ...base, path: `${post}.md` }));
}

async function noticesOf(
  due: readonly ExamineOptions[],
  looked: Promise<LinkFacts>,
): Promise<readonly LinkNotice[]> {
  try {
    const facts = await looked;
    const notices: LinkNotice[] = [];
    for (const one of due) {
      const { findings } = await examinePost({ ...one, look: () => Promise.resolve(facts) });
      const ofLinks = findings.filter(({ rule }) => rule === linkTarget.id);
      notices.push(...ofLinks.map(({ path, line, message }) => ({ path, line, message })));
    }
    return notices;
  } catch {
    return [];
  }
}
