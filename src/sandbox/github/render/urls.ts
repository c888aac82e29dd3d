import type { Repository } from '../model.ts';
import type { World } from '../world.ts';

/** Addresses as GitHub Enterprise has them: the API below `/api/v3`, pages beside it. */
export function apiUrl(world: World, path: string): string {
  return `${world.baseUrl()}/api/v3${path}`;
}

export function repositoryApi(world: World, repository: Repository, path = ''): string {
  return apiUrl(world, `/repos/${fullName(repository)}${path}`);
}

export function repositoryPage(world: World, repository: Repository, path = ''): string {
  return `${world.baseUrl()}/${fullName(repository)}${path}`;
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** GitHub's opaque ids; nothing here reads them back. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
