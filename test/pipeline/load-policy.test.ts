import { expect, test } from 'vitest';
import { GitError } from '../../src/forge/git/git-error.ts';
import { digestOf, loadPolicy } from '../../src/pipeline/load-policy.ts';
import type { Source } from '../../src/pipeline/source/source.ts';

/** A state of main whose policies/ git answers with this error. */
function failing(code: 'too-large' | 'corrupt-object' | 'network'): Source {
  return {
    list: async () => {
      throw new GitError(code, 'policies');
    },
    read: async () => ({ found: false, why: 'missing' }),
  };
}

test.each(['too-large', 'corrupt-object'] as const)(
  'policies that git can never read (%s) are a policy with a fault, which some later one can replace',
  async (code) => {
    expect(await loadPolicy(failing(code))).toMatchObject({
      ok: false,
      faults: [{ code: 'policy-unreadable', path: 'policies' }],
    });
    expect(await digestOf(failing(code))).toMatch(/^[0-9a-f]{64}$/);
  },
);

test('policies that cannot be read now are no policy at all', async () => {
  await expect(loadPolicy(failing('network'))).rejects.toMatchObject({ code: 'network' });
  await expect(digestOf(failing('network'))).rejects.toMatchObject({ code: 'network' });
});
