import { accountShapes } from './kinds/account-kinds.ts';
import { organisationShapes } from './kinds/organisation-kinds.ts';
import { commit, digest, logName, year } from './kinds/parts.ts';
import { withdrawalShapes } from './kinds/withdrawal-kinds.ts';
import type { RecordBodies, RecordKind } from './record.ts';
import { count, object, optional, type Shape, text } from './shape.ts';

/**
 * The one table of what each kind holds. It is typed by `RecordBodies`: a kind,
 * a member or a literal that one side lacks does not compile.
 */
export const recordShapes: { readonly [K in RecordKind]: Shape<RecordBodies[K]> } = {
  genesis: object<RecordBodies['genesis']>({
    log: logName,
    year,
    origin: text,
    policy: optional(digest),
    main: optional(commit),
    previous: optional(
      object<NonNullable<RecordBodies['genesis']['previous']>>({
        branch: text,
        size: count,
        root: digest,
      }),
    ),
  }),
  ...organisationShapes,
  ...accountShapes,
  ...withdrawalShapes,
};

/** In whose log a kind may stand. */
export function writerOf(kind: RecordKind): 'organisation' | 'account' | 'any' {
  if (kind === 'genesis') return 'any';
  return kind in organisationShapes ? 'organisation' : 'account';
}

/** The log of approvals, policy and pause; every other log is an account's. */
export const organisationLog = 'organisation';
