/** The members of an answer that koho reads; throws where it is not what the Graph API describes. */
export function stringIn(answer: unknown, key: string): string {
  const value = memberOf(answer, key);
  if (typeof value !== 'string' || value === '')
    throw new TypeError(`unexpected answer: ${key} is missing`);
  return value;
}

export function booleanIn(answer: unknown, key: string): boolean {
  const value = memberOf(answer, key);
  if (typeof value !== 'boolean') throw new TypeError(`unexpected answer: ${key} is missing`);
  return value;
}

export function listIn(answer: unknown, key: string): readonly unknown[] {
  const value = memberOf(answer, key);
  if (!Array.isArray(value)) throw new TypeError(`unexpected answer: ${key} is no list`);
  return value;
}

export function memberOf(answer: unknown, key: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, key) : undefined;
}
