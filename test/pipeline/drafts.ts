import type { AnyRecord } from '../../src/ledger/record.ts';
import { kotsuX } from './people.ts';

/** A post with every question answered, for one department's accounts. */
export function post(o: {
  readonly text: string;
  readonly accounts?: readonly string[];
  readonly title?: string;
  readonly keys?: string;
}): string {
  const { text, accounts = [kotsuX], title = 'お知らせ', keys = '' } = o;
  return `---
title: ${title}
accounts: [${accounts.join(', ')}]
${keys}answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
---
${text}
`;
}

export function pathOf(slug: string): string {
  return `posts/kotsu/2026/${slug}.md`;
}

/** Kinds of the records about a post, in the organisation's log. */
export function about(records: readonly AnyRecord[], slug: string): readonly string[] {
  const name = pathOf(slug).replace(/\.md$/, '');
  return records.flatMap((one) => ('post' in one.body && one.body.post === name ? [one.kind] : []));
}

/** Codes of the reasons of the refusals of a post. */
export function refusals(records: readonly AnyRecord[], slug: string): readonly string[] {
  const name = pathOf(slug).replace(/\.md$/, '');
  return records.flatMap((one) =>
    one.kind === 'refused' && one.body.post === name
      ? one.body.reasons.map(({ code }) => code)
      : [],
  );
}

export function countOf(records: readonly AnyRecord[], kind: AnyRecord['kind']): number {
  return records.filter((one) => one.kind === kind).length;
}
