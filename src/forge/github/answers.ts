import * as v from 'valibot';

/**
 * The parts of GitHub's answers that are used, and no more. Ids are numeric: a
 * login can be given up and taken over by somebody else.
 * Source: GitHub REST API, schemas `simple-user`, `pull-request`,
 * `pull-request-simple`, `diff-entry`, `commit`, `pull-request-review`.
 */
const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const account = v.object({ id, login: v.string(), type: v.string() });
export type Account = v.InferOutput<typeof account>;

/** Null, or an empty object in places, where GitHub finds no account. */
const accountOrNone = v.pipe(
  v.nullish(v.union([account, v.strictObject({})])),
  v.transform((found) => (found && 'id' in found ? found : undefined)),
);

const base = v.object({ ref: v.string(), repo: v.object({ full_name: v.string() }) });

export const linkedPull = v.object({
  number: id,
  merged_at: v.nullable(v.string()),
  base,
});

export const pull = v.object({
  number: id,
  merged: v.boolean(),
  merged_at: v.nullable(v.string()),
  merge_commit_sha: v.nullable(sha),
  user: accountOrNone,
  head: v.object({ sha }),
  base,
  commits: v.number(),
  changed_files: v.number(),
});
export type Pull = v.InferOutput<typeof pull>;

/** As lists give it. */
export const listedPull = v.object({
  number: id,
  draft: v.optional(v.boolean()),
  user: accountOrNone,
  head: v.object({ sha }),
});

export const changedFile = v.object({
  filename: v.string(),
  previous_filename: v.optional(v.string()),
});

export const pullCommit = v.object({
  sha,
  commit: v.object({ verification: v.optional(v.object({ verified: v.boolean() })) }),
  author: accountOrNone,
  committer: accountOrNone,
});
export type PullCommit = v.InferOutput<typeof pullCommit>;

export const review = v.object({
  id,
  user: accountOrNone,
  state: v.picklist(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  /** Absent while pending. */
  submitted_at: v.optional(v.string()),
  commit_id: v.nullable(sha),
});
export type Review = v.InferOutput<typeof review>;

export const tree = v.object({
  truncated: v.boolean(),
  tree: v.array(v.object({ path: v.string(), mode: v.string(), type: v.string(), sha })),
});

export const run = v.object({ id, status: v.nullable(v.string()) });

/** Of a run, who started it and on what: schema `workflow-run`. */
export const startedRun = v.object({
  id,
  event: v.string(),
  run_attempt: id,
  actor: accountOrNone,
  triggering_actor: accountOrNone,
  head_branch: v.nullable(v.string()),
  path: v.string(),
  created_at: v.string(),
});

/** Older servers answer with nothing at all. */
export const dispatched = v.optional(v.object({ html_url: v.string() }));

/** Pull requests are issues, too. */
export const issue = v.object({
  number: id,
  state: v.picklist(['open', 'closed']),
  title: v.string(),
  body: v.optional(v.nullable(v.string())),
  user: accountOrNone,
  pull_request: v.optional(v.unknown()),
});
export type Issue = v.InferOutput<typeof issue>;

export const comment = v.object({
  id,
  user: accountOrNone,
  body: v.optional(v.nullable(v.string())),
});

export const repository = v.object({
  id,
  full_name: v.string(),
  private: v.boolean(),
  /** Older servers do not say it. */
  visibility: v.optional(v.string()),
  default_branch: v.string(),
});
