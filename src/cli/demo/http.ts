/** Asks the sandbox; a refusal of it is a failure of the demo unless it is asked for by `expect`. */
export async function askJson(
  method: string,
  url: string,
  o: { readonly token?: string; readonly body?: unknown; readonly expect?: number } = {},
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(o.token ? { authorization: `Bearer ${o.token}` } : {}),
    },
    ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const asExpected = o.expect === undefined ? response.ok : response.status === o.expect;
  if (!asExpected) {
    throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${text.slice(0, 500)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

/** A member of an answer as text; numbers become decimal. Throws where it is missing. */
export function textOf(answer: unknown, ...path: readonly string[]): string {
  let value: unknown = answer;
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Error(`the sandbox's answer lacks ${path.join('.')}`);
}
