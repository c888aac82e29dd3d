/**
 * A closed description of a JSON value. `T` is invariant on purpose: a shape
 * that allows more or less than the type says does not compile.
 */
export interface Shape<T> {
  /** The first member that is wrong, as `body.parts[0].text: …`; undefined when the value fits. */
  readonly fault: (value: unknown, at: string) => string | undefined;
  readonly holds?: (value: T) => T;
}

/** A member that may be absent. Never `null`: languages disagree about it. */
interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}

type Members<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? OptionalShape<Exclude<T[K], undefined>>
    : Shape<T[K]>;
};

/** Exactly these members: a missing or an unknown one is a fault. */
export function object<T extends object>(members: Members<T>): Shape<T> {
  const shapes = new Map<string, Shape<never> | OptionalShape<never>>(Object.entries(members));
  const required = [...shapes].filter(([, shape]) => !('optional' in shape)).map(([key]) => key);
  return {
    fault(value, at) {
      if (!isPlainObject(value)) return `${at}: not an object`;
      for (const key of required) if (!Object.hasOwn(value, key)) return `${at}.${key}: missing`;
      for (const key of Object.keys(value)) {
        const shape = shapes.get(key);
        if (!shape) return `${at}.${key}: unknown member`;
        const fault = shape.fault(value[key], `${at}.${key}`);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    fault(value, at) {
      if (!Array.isArray(value)) return `${at}: not a list`;
      for (const [index, each] of value.entries()) {
        const fault = item.fault(each, `${at}[${index}]`);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}

/** Any number of members, keys and values each of one shape. */
export function map<T>(key: Shape<string>, item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    fault(value, at) {
      if (!isPlainObject(value)) return `${at}: not an object`;
      for (const [name, each] of Object.entries(value)) {
        const fault = key.fault(name, `${at}: key`) ?? item.fault(each, `${at}.${name}`);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { fault: shape.fault, optional: true };
}

/** A string that the pattern matches; `what` names it in the fault. */
export function pattern(what: string, form: RegExp): Shape<string> {
  return {
    fault: (value, at) =>
      typeof value === 'string' && form.test(value) ? undefined : `${at}: not ${what}`,
  };
}

/** Given as a record, so that leaving out one of the union's members does not compile. */
export function oneOf<T extends string>(members: Readonly<Record<T, true>>): Shape<T> {
  return {
    fault: (value, at) =>
      typeof value === 'string' && Object.hasOwn(members, value)
        ? undefined
        : `${at}: not one of ${Object.keys(members).join(', ')}`,
  };
}

export const text: Shape<string> = {
  fault: (value, at) => {
    if (typeof value !== 'string') return `${at}: not a string`;
    return value.isWellFormed() ? undefined : `${at}: lone surrogate`;
  },
};

export const truth: Shape<boolean> = {
  fault: (value, at) => (typeof value === 'boolean' ? undefined : `${at}: not true or false`),
};

/** 0 … 2⁵³−1. */
export const count: Shape<number> = {
  fault: (value, at) =>
    Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${at}: not a whole number`,
};

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
