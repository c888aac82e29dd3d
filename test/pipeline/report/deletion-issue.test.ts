import { expect, test } from 'vitest';
import { heldIssue } from '../../../src/pipeline/report/held-issue.ts';
import { instant } from '../../../src/post/post.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';
import { delivery, intent, why } from '../../publish/builders.ts';

test('the issue about a post that could not be deleted says where it is, why, and what to do', () => {
  const policy = policyOf(policyFilesIn(repositoryRoot));
  const [account] = [...policy.accounts.values()];
  if (!account) throw new Error('no account');
  const failed = {
    state: 'delete_failed',
    remoteIds: ['18001'],
    last: intent('n1'),
    attempts: 3,
    reason: why('x-403'),
    retry: false,
    notBefore: instant(0),
  } as const;
  const one = delivery([failed]);
  const now = instant(Date.UTC(2026, 11, 1));
  const { title, body } = heldIssue({ delivery: one, account, policy, heldAt: now, now });
  expect(title).toContain('【削除できません】');
  for (const said of [
    '18001',
    'x-403',
    '-- withdraw posts/',
    'withdraw.yml',
    'why_not_correct',
    'まだ公開されているおそれ',
    'by hand',
  ]) {
    expect(body).toContain(said);
  }
  expect(body).not.toContain('--answer');
});
