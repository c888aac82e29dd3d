import { appendFile, chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';

/**
 * Refuses what the bridge decided to refuse, then updates that are no
 * fast-forwards: for those the new objects are needed, and git shows them to
 * this hook in quarantine. All or nothing, as on GitHub.
 */
const preReceive = `#!/bin/sh
if [ -n "$SANDBOX_REFUSAL" ]; then
  printf '%s\\n' "$SANDBOX_REFUSAL" >&2
  exit 1
fi
[ -z "$SANDBOX_NOTICE" ] || printf '%s\\n' "$SANDBOX_NOTICE" >&2
zero=0000000000000000000000000000000000000000
while read -r before after ref; do
  case " $SANDBOX_FAST_FORWARD_ONLY " in *" $ref "*) ;; *) continue ;; esac
  if [ "$before" = $zero ] || [ "$after" = $zero ]; then continue; fi
  if ! git merge-base --is-ancestor "$before" "$after"; then
    printf 'error: GH013: Repository rule violations found for %s.\\n\\n- Cannot force-push to this branch\\n\\n' "$ref" >&2
    exit 1
  fi
done
`;

/** Makes the bare repository that git-service.ts serves. */
export async function createBareRepository(dir: string, defaultBranch: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await git(dir, ['init', '-q', '--bare', '--template=', `--initial-branch=${defaultBranch}`, '.']);
  await appendFile(join(dir, 'config'), settings);
  await mkdir(join(dir, 'hooks'), { recursive: true });
  const hook = join(dir, 'hooks', 'pre-receive');
  await writeFile(hook, preReceive);
  await chmod(hook, 0o755);
}

const settings = `[receive]
	fsckObjects = true
	hideRefs = refs/pull
	autogc = false
[gc]
	auto = 0
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[core]
	logAllRefUpdates = false
`;
