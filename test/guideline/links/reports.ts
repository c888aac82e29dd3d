import type { LinkFacts } from '../../../src/guideline/links/link-fact.ts';
import type { Rule } from '../../../src/guideline/rule.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { parsePost } from '../../../src/post/parse-post.ts';
import { instant, type Post } from '../../../src/post/post.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';

export const policy = policyOf(policyFilesIn(repositoryRoot));

/** The example organisation with other official hosts. */
export function withHosts(officialHosts: readonly string[]): Policy {
  return { ...policy, organisation: { ...policy.organisation, officialHosts } };
}

export function postWith(body: string, more = ''): Post {
  const head = 'title: 見本\naccounts: [hokkaido-koho-facebook]\npublish_at: 2026-12-01 10:00';
  const bytes = new TextEncoder().encode(`---\n${head}\n${more}---\n${body}\n`);
  const path = 'posts/koho/2026/case.md';
  const parsed = parsePost(bytes, { path, timeZone: 'Asia/Tokyo' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

export interface Said {
  readonly clause: string;
  readonly severity: string;
  readonly column: number;
  readonly ja: string;
}

/** What one rule says of a post with this body, with clause and weight as the engine would give them. */
export function reports(
  rule: Rule,
  body: string,
  o: { readonly more?: string; readonly policy?: Policy; readonly linkFacts?: LinkFacts } = {},
): readonly Said[] {
  const context = {
    post: postWith(body, o.more),
    policy: o.policy ?? policy,
    history: { published: new Map() },
    payloads: [],
    media: new Map(),
    now: instant(Date.parse('2026-11-20T09:00:00+09:00')),
    contentDigest: '',
    measure: (_: unknown, text: string) => text.length,
    ...(o.linkFacts ? { linkFacts: o.linkFacts } : {}),
  };
  return rule.check(context).map(({ clause, severity, place, message }) => ({
    clause: clause ?? rule.clause,
    severity: severity ?? rule.severity,
    column: place.column,
    ja: message.ja,
  }));
}

/** `HSM-4-7-5 block`, one a report. */
export function judged(...args: Parameters<typeof reports>): string[] {
  return reports(...args).map(({ clause, severity }) => `${clause} ${severity}`);
}
