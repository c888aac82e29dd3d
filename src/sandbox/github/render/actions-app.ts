import type { World } from '../world.ts';
import { renderAccount } from './account.ts';
import { apiUrl, nodeId } from './urls.ts';

/** The GitHub App behind every GITHUB_TOKEN, with its real id: required checks are pinned to it. Schema `integration`. */
export function renderActionsApp(world: World) {
  const owner = { id: 9919, login: 'github', type: 'Organization', name: 'GitHub' } as const;
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('A', 15368),
    owner: renderAccount(world, owner),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: apiUrl(world, '/apps/github-actions'),
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2019-12-10T19:04:12Z',
    permissions: { actions: 'write', checks: 'write', contents: 'read', metadata: 'read' },
    events: [],
  };
}
