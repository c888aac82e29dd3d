import { isObject } from './classify.ts';

/** A string deep in an answer. Throws where the answer is not what the API describes: its effect is then unknown. */
export function field(answer: unknown, ...path: readonly string[]): string {
  let value: unknown = answer;
  for (const key of path) value = isObject(value) ? value[key] : undefined;
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`unexpected answer: ${path.join('.')} is missing`);
  }
  return value;
}
