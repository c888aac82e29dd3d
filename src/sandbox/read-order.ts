import * as v from 'valibot';

/** An order to the sandbox that it does not understand. */
export class BadOrder extends Error {
  override readonly name = 'BadOrder';
}

/** JSON only: a web form cannot send it. @throws BadOrder naming the member that is wrong */
export async function readOrder<T>(
  request: Request,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) {
    throw new BadOrder('Send application/json.');
  }
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new BadOrder(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}
