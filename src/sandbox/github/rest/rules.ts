import { Hono } from 'hono';
import { notFound } from '../api-error.ts';
import { rulesFor } from '../branch-rules.ts';
import { resolveCommit } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { BranchRule, Repository } from '../model.ts';
import { codeOwnerErrors } from '../pulls/code-owner-errors.ts';
import { fullName } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository } from './addressed.ts';

/** https://docs.github.com/rest/repos/rules and …/rest/repos/repos#list-codeowners-errors */
export function ruleRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/rules/branches/:branch{.+}', (c) => {
    const repository = addressedRepository(c, world);
    const rules = rulesFor(repository, c.req.param('branch'));
    return c.json(rules.flatMap((rule) => renderRule(repository, rule)));
  });
  app.get('/repos/:owner/:repo/codeowners/errors', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'contents' });
    const ref = c.req.query('ref') ?? repository.defaultBranch;
    const commit = await resolveCommit(repository.dir, ref);
    const errors =
      commit === undefined ? undefined : await codeOwnerErrors(world, repository, commit);
    if (errors === undefined) throw notFound();
    return c.json({ errors });
  });
  return app;
}

/** One rule of the sandbox is several of GitHub's; who may bypass them is not told here. */
function renderRule(repository: Repository, rule: BranchRule) {
  const ruleset = {
    ruleset_source_type: 'Repository',
    ruleset_source: fullName(repository),
    ruleset_id: repository.rules.indexOf(rule) + 1,
  };
  return [
    ...(rule.denyDelete ? [{ type: 'deletion', ...ruleset }] : []),
    ...(rule.denyForce ? [{ type: 'non_fast_forward', ...ruleset }] : []),
    ...(rule.pushers === undefined ? [] : [{ type: 'update', ...ruleset }]),
    ...(rule.requiredChecks.length === 0 && !rule.requireUpToDate
      ? []
      : [{ type: 'required_status_checks', parameters: checkParameters(rule), ...ruleset }]),
    ...(rule.requirePullRequest
      ? [{ type: 'pull_request', parameters: pullRequestParameters(rule), ...ruleset }]
      : []),
  ];
}

function checkParameters(rule: BranchRule) {
  return {
    required_status_checks: rule.requiredChecks.map((context) => ({ context })),
    strict_required_status_checks_policy: rule.requireUpToDate,
  };
}

function pullRequestParameters(rule: BranchRule) {
  return {
    required_approving_review_count: rule.requiredApprovals,
    dismiss_stale_reviews_on_push: rule.dismissStale,
    require_code_owner_review: rule.requireCodeOwnerReview,
    require_last_push_approval: rule.lastPushApproval,
    required_review_thread_resolution: false,
    allowed_merge_methods: rule.squashOnly ? ['squash'] : ['merge', 'squash', 'rebase'],
  };
}
