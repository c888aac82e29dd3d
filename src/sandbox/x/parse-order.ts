import * as v from 'valibot';
import { invalidRequest } from './problem.ts';

/** The JSON body of a media call, or X's 400. */
export function parseOrder<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw invalidRequest(`$.${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}
