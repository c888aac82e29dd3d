import type { Context } from 'hono';
import * as v from 'valibot';
import { ApiError } from '../api-error.ts';

/** The JSON body, checked. No JSON is 400, the wrong shape 422, as GitHub answers. */
export async function requestBody<S extends v.GenericSchema>(
  c: Context,
  schema: S,
): Promise<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, await json(c));
  if (parsed.success) return parsed.output;
  const reasons = parsed.issues.map(
    (issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`,
  );
  throw new ApiError(422, `Invalid request.\n\n${reasons.join('\n')}`);
}

async function json(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}
