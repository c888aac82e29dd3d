import { Repository } from '../../forge/git/repository.ts';
import type { Message } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import { policyOrRefuse } from '../policy-or-refuse.ts';
import { commitSource } from '../source/commit-source.ts';
import { directorySource } from '../source/directory-source.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { effectsOnPosts } from './effects-on-posts.ts';
import type { PolicyChange } from './policy-change.ts';
import { policyChanges } from './policy-changes.ts';

export interface LocalChanges {
  readonly changes: readonly PolicyChange[];
  readonly effects: readonly Message[];
}

/**
 * What the work tree's policy changes against main as the clone knows it, without
 * network: for whoever edits it, before anybody else sees it.
 * @throws KohoError `policy-unreadable`, `wrong-use`; GitError
 */
export async function localChanges(o: {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Instant;
}): Promise<LocalChanges> {
  const { root, environment, now } = o;
  const source = directorySource(root);
  const after = await policyOrRefuse(source);
  const repository = await Repository.open({ directory: root, environment, history: 'any' });
  try {
    const before = await policyOrRefuse(commitSource(repository, await mainOf(repository)));
    const policies = { before: before.policy, after: after.policy };
    const changes = policyChanges(before, after);
    const effects = changes.length > 0 ? await effectsOnPosts({ source, ...policies, now }) : [];
    return { changes, effects };
  } finally {
    await repository.close();
  }
}

async function mainOf(repository: Repository): Promise<string> {
  for (const ref of ['refs/remotes/origin/main', 'refs/heads/main']) {
    const commit = await repository.resolve(ref);
    if (commit !== undefined) return commit;
  }
  throw new KohoError('wrong-use', {
    ja: 'このクローンに main がありません。git fetch origin main の後で、もう一度実行してください。',
    en: 'This clone has no main. Run it again after git fetch origin main.',
  });
}
