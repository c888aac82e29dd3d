import type { Account, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { apiUrl, nodeId } from './urls.ts';

/** Schema `simple-user`. */
export function renderAccount(world: World, account: Account) {
  const url = apiUrl(world, `/users/${encodeURIComponent(account.login)}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${world.baseUrl()}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${world.baseUrl()}/${encodeURIComponent(account.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function authorAssociation(repository: Repository, account: Account): string {
  if (account.id === repository.owner.id) return 'OWNER';
  return repository.collaborators.has(account.id) ? 'COLLABORATOR' : 'NONE';
}
