import { localChanges } from '../pipeline/policy-changes/local-changes.ts';
import { policyChangesText } from '../pipeline/report/policy-changes-text.ts';
import { instant } from '../post/post.ts';
import type { Session } from './command.ts';
import { folderWithPolicy } from './settings-of.ts';
import { visible } from './visible.ts';

/** Says in words what `policies/` and CODEOWNERS of the work tree change against main. */
export async function policyDiff(
  { options }: { readonly options: { readonly root?: string } },
  { out, language, cwd, environment }: Session,
): Promise<number> {
  const root = folderWithPolicy(options.root, cwd);
  const changes = await localChanges({ root, environment, now: instant(Date.now()) });
  out.write(visible(policyChangesText(changes, language)));
  return 0;
}
