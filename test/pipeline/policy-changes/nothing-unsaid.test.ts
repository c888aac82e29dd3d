import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { policyChanges } from '../../../src/pipeline/policy-changes/policy-changes.ts';
import { parsePolicy } from '../../../src/policy/parse-policy.ts';
import { codeownersPath } from '../../../src/policy/policy-digest.ts';
import { baseFiles, policyFilesIn, repositoryRoot } from '../../policy/policy-files.ts';
import { owners, stateOf } from './states.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const withOwners = (files: ReadonlyMap<string, Uint8Array>) =>
  new Map([...files, [codeownersPath, encoder.encode(owners)]]);
const example = withOwners(policyFilesIn(repositoryRoot));
const small = withOwners(baseFiles());

/** What a pull request could do to one file: a place of it, and what is to happen there. */
interface Change {
  /** Counted among the files. */
  readonly file: number;
  readonly at: number;
  readonly how: 'other' | 'remove' | 'repeat' | 'swap' | 'comment';
  readonly value: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  file: fc.nat(),
  at: fc.nat({ max: 100_000 }),
  how: fc.constantFrom('other', 'other', 'other', 'remove', 'repeat', 'swap', 'comment'),
  value: fc.constantFrom(
    ...['block', 'warn', 'off', 'ask', 'always', 'link', 'proceed', 'stop', 'closed', 'facebook'],
    ...['別の文', 'HSM-4-5', 'kotsu', 'koho', '2026-05-01', 'www.example.lg.jp', '7', 'true', '@x'],
  ),
});

function changed(text: string, { at, how, value }: Change): string {
  const document = parseDocument(text);
  const found: (readonly unknown[])[] = [];
  visit(document, {
    Node(key, node, ancestors) {
      if (key !== null && key !== 'key' && (isScalar(node) || isMap(node) || isSeq(node))) {
        found.push([key, node, ancestors.at(-1)]);
      }
    },
  });
  const [, node] = found[at % Math.max(1, found.length)] ?? [];
  if (how === 'comment' || node === undefined) return `# ${value}\n${text}`;
  visit(document, {
    Node(_key, one) {
      if (one !== node) return undefined;
      if (how === 'remove') return visit.REMOVE;
      if (isScalar(one)) {
        one.value = typeof one.value === 'number' ? one.value + 1 : value;
        return visit.BREAK;
      }
      if (isSeq(one) && how === 'swap') one.items.reverse();
      else if (isSeq(one)) one.items.pop();
      else if (isMap(one)) one.items.pop();
      return visit.BREAK;
    },
    Pair(_key, pair) {
      return pair.value === node && how === 'remove' ? visit.REMOVE : undefined;
    },
  });
  return document.toString();
}

const policies = [
  { name: 'the example organisation', files: example, numRuns: 60 },
  { name: 'a small one', files: small, numRuns: 300 },
];

describe('whatever changes in the files of the policy', () => {
  it.each(policies)('is said of $name', { timeout: 300_000 }, ({ files: all, numRuns }) => {
    const before = stateOf(all);
    const setBefore = JSON.stringify(plain(before.policy));
    const paths = [...all.keys()];
    let judged = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const files = new Map(all);
        for (const one of changes) {
          const path = paths[one.file % paths.length] ?? '';
          const text = decoder.decode(files.get(path));
          const next = path.endsWith('.yml') ? changed(text, one) : `${text}# ${one.value}\n`;
          files.set(path, encoder.encode(next));
        }
        const parsed = parsePolicy(new Map([...files].filter(([at]) => at !== codeownersPath)));
        if (!parsed.ok || paths.every((path) => equal(files.get(path), all.get(path)))) return;
        judged += 1;
        const codeowners = decoder.decode(files.get(codeownersPath));
        const said = policyChanges(before, { policy: parsed.value, files, codeowners });
        expect(said.length).toBeGreaterThan(0);
        // That only the layout changes may be said only where it is true.
        const onlyLayout = said.every(({ message }) => /設定は同じ|説明や書き方/.test(message.ja));
        const differs = onlyLayout && JSON.stringify(plain(parsed.value)) !== setBefore;
        expect(differs).toBe(false);
      }),
      { numRuns },
    );
    expect(judged).toBeGreaterThan(numRuns / 10);
  });

  it('is said of both directions: what comes one way goes the other', () => {
    const files = new Map(example);
    const path = 'policies/dictionaries/kobun.yml';
    files.delete(path);
    const [without, whole] = [stateOf(files), stateOf(example)];
    expect(policyChanges(whole, without)).toHaveLength(1);
    expect(policyChanges(without, whole)).toHaveLength(1);
  });
});

function equal(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && decoder.decode(a) === decoder.decode(b);
}

/** The policy as data, without the places of its settings; the order of keys says nothing. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, one]) => [key, plain(one)]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([key]) => key !== 'place')
    .map(([key, one]) => [key, plain(one)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
