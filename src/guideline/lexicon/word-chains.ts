/**
 * Numbers by place, as many at one place as there are, in two arrays: a list of
 * lists of 36,000 numbers would take longer to make than a post to search.
 */
export interface Chains {
  /** By place: 1 and the number that came last; 0 = none. */
  readonly last: Int32Array;
  /** By number: 1 and the one that came before it at its place; 0 = none. */
  readonly before: Int32Array;
}

export function chains(numbers: number, places: number): Chains {
  return { last: new Int32Array(places), before: new Int32Array(numbers) };
}

export function addToChain({ last, before }: Chains, number: number, place: number): void {
  before[number] = last[place] ?? 0;
  last[place] = number + 1;
}

/** As they came. */
export function numbersAt({ last, before }: Chains, place: number): number[] {
  const numbers: number[] = [];
  for (let next = last[place] ?? 0; next > 0; next = before[next - 1] ?? 0) numbers.push(next - 1);
  return numbers.reverse();
}
