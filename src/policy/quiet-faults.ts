import { faultAt, type KeyPath, type PolicyFault, type PolicyFile } from './faults.ts';
import { keyed, wrongKind } from './schema-faults.ts';

interface Pair {
  readonly at: KeyPath;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
}

/**
 * What the schema library accepts without a word: it takes a list for an object
 * with the keys 0, 1, 2; it takes `toString` for a known key of any object; and
 * it leaves `constructor` and `prototype` out of records (against prototype
 * pollution), so that a department of that name would vanish. Comparing what
 * went in with what came out finds all three.
 */
export function quietFaults(
  file: Pick<PolicyFile<unknown>, 'path' | 'source'>,
  output: unknown,
): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const { value: whole } = file.source;
  const pending: Pair[] = isObject(whole) ? [{ at: [], input: whole, output }] : [];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const { at, input, output: made } = pair;
    if (!isObject(made)) continue;
    if (Array.isArray(input) && !Array.isArray(made)) {
      faults.push(faultAt(file, { code: 'type-wrong', at }, wrongKind(at, keyed)));
      continue;
    }
    for (const [key, value] of Object.entries(input)) {
      const path = [...at, key];
      const kept = Object.hasOwn(made, key);
      if (kept && isObject(value)) pending.push({ at: path, input: value, output: made[key] });
      if (!kept)
        faults.push(faultAt(file, { code: 'key-unknown', at: path, what: 'key' }, dropped(key)));
    }
  }
  return faults;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function dropped(key: string) {
  return {
    ja: `「${key}」という名前は使えません。別の名前にしてください。`,
    en: `"${key}" cannot be used as a name. Choose another.`,
  };
}
