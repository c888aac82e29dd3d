import { UnexpectedAnswer } from './evidence.ts';

/** A value deep in an answer; undefined where the way ends early. */
export function valueAt(answer: unknown, ...path: readonly string[]): unknown {
  let value = answer;
  for (const key of path) value = isObject(value) ? value[key] : undefined;
  return value;
}

/** Throws where the answer is not what the API describes: its effect is then unknown. */
export function textAt(answer: unknown, ...path: readonly string[]): string {
  const value = valueAt(answer, ...path);
  if (typeof value === 'string' && value !== '') return value;
  throw new UnexpectedAnswer(`${path.join('.')} is missing`, answer);
}

/** A remote id. Ids become parts of addresses and of the record: nothing else may pass for one. */
export function idAt(answer: unknown, ...path: readonly string[]): string {
  const id = textAt(answer, ...path);
  // Facebook's posts are `<page>_<post>`.
  if (/^\d{1,25}(?:_\d{1,25})?$/.test(id)) return id;
  throw new UnexpectedAnswer(`${path.join('.')} is no id`, answer);
}

export function booleanAt(answer: unknown, ...path: readonly string[]): boolean {
  const value = valueAt(answer, ...path);
  if (typeof value === 'boolean') return value;
  throw new UnexpectedAnswer(`${path.join('.')} is missing`, answer);
}

export function listAt(answer: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(answer, ...path);
  if (Array.isArray(value)) return value;
  throw new UnexpectedAnswer(`${path.join('.')} is no list`, answer);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
