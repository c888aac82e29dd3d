import { hash } from 'node:crypto';
import { checkPost } from '../../src/guideline/check-post.ts';
import { mediumFacts } from '../../src/guideline/image/medium-facts.ts';
import type { Finding, History, MediumFacts, RuleContext } from '../../src/guideline/rule.ts';
import type { Policy, Severity } from '../../src/policy/policy.ts';
import { loadXMeasure, measureFacebook } from '../../src/post/measure.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { instant, type Post } from '../../src/post/post.ts';
import { renderPost } from '../../src/post/render-post.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../policy/policy-files.ts';

export interface Situation {
  readonly path?: string;
  readonly now?: string;
  /** Weights that differ from the example organisation's. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Most cases are not about the questions; then none is asked. */
  readonly questions?: boolean;
  /** What the policy says otherwise than the example's. */
  readonly policy?: (example: Policy) => Policy;
  /** Bytes by file name beside the post, or facts as the pipeline would state them. */
  readonly media?: ReadonlyMap<string, Uint8Array | MediumFacts>;
  readonly history?: History;
  readonly contentDigest?: string;
}

const measureX = await loadXMeasure();
const example = policyOf(policyFilesIn(repositoryRoot));

/** The example organisation's policy, as changed by the situation. */
export function policyFor(situation: Situation = {}): Policy {
  const { rules = {}, questions = false } = situation;
  const { guideline } = example;
  const changed = Object.entries(rules).map(([id, severity]) => [id, { severity }] as const);
  const policy = {
    ...example,
    guideline: {
      ...guideline,
      rules: new Map([...guideline.rules, ...changed]),
      questions: questions ? guideline.questions : new Map(),
    },
  };
  return situation.policy?.(policy) ?? policy;
}

/** @throws where the text is no post: then the test is wrong */
export function postOf(text: string | Uint8Array, path = 'posts/koho/2026/case.md'): Post {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const parsed = parsePost(bytes, { path, timeZone: 'Asia/Tokyo' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

export function contextOf(post: Post, situation: Situation = {}): RuleContext {
  const policy = policyFor(situation);
  const folder = post.path.replace(/[^/]*$/, '');
  const media = [...(situation.media ?? [])].map(
    ([name, file]) =>
      [`${folder}${name}`, file instanceof Uint8Array ? mediumFacts(file) : file] as const,
  );
  const payloads = post.accounts.flatMap(({ value: id }) => {
    const platform = policy.accounts.get(id)?.platform;
    const rendered = platform && renderPost(post, { id, platform });
    return rendered?.ok ? [rendered.value] : [];
  });
  return {
    ...{ post, policy, payloads },
    history: situation.history ?? { published: new Map() },
    media: new Map(media),
    mediaDigests: digestsOf(situation.media ?? new Map(), folder),
    now: instant(Date.parse(situation.now ?? '2026-11-20T09:00:00+09:00')),
    contentDigest: situation.contentDigest ?? 'digest-of-the-test',
    measure: (platform, text) => (platform === 'x' ? measureX(text) : measureFacebook(text)),
  };
}

function digestsOf(media: NonNullable<Situation['media']>, folder: string) {
  return new Map(
    [...media].flatMap(([name, file]) =>
      file instanceof Uint8Array
        ? [[`${folder}${name}`, hash('sha256', file, 'hex')] as const]
        : [],
    ),
  );
}

export function check(text: string | Uint8Array, situation: Situation = {}): readonly Finding[] {
  return checkPost(contextOf(postOf(text, situation.path), situation));
}

/** A post with this body, and what else the front matter is to hold; the body begins on line 6 + lines of `more`. */
export function withBody(body: string, more = ''): string {
  const head = 'title: 見本\naccounts: [hokkaido-koho-facebook]\npublish_at: 2026-12-01 10:00';
  return `---\n${head}\n${more}---\n${body}\n`;
}

/** `rule clause severity line:column` */
export function shown({ rule, clause, severity, line, column }: Finding): string {
  return `${rule} ${clause} ${severity} ${line}:${column}`;
}
