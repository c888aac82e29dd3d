import type { PatternOutline } from '../../policy/dictionary/outline.ts';
import type { Dictionary, WordPattern } from '../../policy/policy.ts';
import { later } from './later.ts';
import type { Resolve } from './resolver.ts';

/** A step is the names of all classes whose words fit; `end` is the end of the sentence. */
export type Step = ReadonlySet<string> | 'end';

export interface CompiledPattern {
  readonly dictionary: Dictionary;
  readonly pattern: WordPattern;
  /** As the dictionary writes them. */
  readonly steps: readonly Step[];
  /** `order: any` is every order. */
  readonly orders: readonly (readonly Step[])[];
  readonly unless: ReadonlySet<string>;
}

export function compilePattern(
  dictionary: Dictionary,
  outline: PatternOutline,
  resolve: Resolve,
): CompiledPattern {
  const pattern = later(outline.said);
  const steps = later(() =>
    outline.find.map((name): Step => (name === '@end' ? 'end' : resolve([name]))),
  );
  const orders = later(() => (pattern().order === 'any' ? permutations(steps()) : [steps()]));
  const unless = later(() => resolve([...dictionary.unless, ...outline.unless]));
  return {
    dictionary,
    get pattern() {
      return pattern();
    },
    get steps() {
      return steps();
    },
    get orders() {
      return orders();
    },
    get unless() {
      return unless();
    },
  };
}

/** The last class: predicates stand at the end and are rarer than groups of people. */
export function keyOf({ find }: PatternOutline): readonly string[] {
  return find.filter((name) => name !== '@end').slice(-1);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
