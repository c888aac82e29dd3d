import type { AccountId, DepartmentId } from '../post/post.ts';
import { parseAccountId, parseDepartmentId } from '../post/post-id.ts';

/** @throws RangeError where the schema let pass what no post could name */
export function departmentId(id: string): DepartmentId {
  const parsed = parseDepartmentId(id);
  if (parsed === undefined) throw new RangeError(`no department's id: ${id}`);
  return parsed;
}

/** @throws RangeError where the schema and the checks let pass what no post could name */
export function accountId(id: string): AccountId {
  const parsed = parseAccountId(id);
  if (parsed === undefined) throw new RangeError(`no account's id: ${id}`);
  return parsed;
}
