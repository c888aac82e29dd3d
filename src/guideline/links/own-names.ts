import type { Organisation } from '../../policy/policy.ts';
import { skeleton } from './skeleton.ts';

/** What imitations of the organisation's sites are made of. */
export interface OwnNames {
  /** Official hosts without `www.` and `*.`. */
  readonly hosts: readonly string[];
  /** `hokkaido` of `www.pref.hokkaido.lg.jp`, with how it looks. */
  readonly places: readonly { readonly name: string; readonly looks: string }[];
}

/** Policies are read once and never change. */
const cache = new WeakMap<Organisation, OwnNames>();

export function ownNames(organisation: Organisation): OwnNames {
  const known = cache.get(organisation);
  if (known) return known;
  const hosts = [
    ...new Set(organisation.officialHosts.map((host) => host.replace(/^(?:\*\.)?(?:www\.)?/, ''))),
  ];
  const labels = new Set(hosts.flatMap((host) => host.split('.')));
  const places = [...labels]
    .filter((label) => label.length >= 4 && !general.has(label))
    .map((name) => ({ name, looks: skeleton(name) }));
  const names = { hosts, places };
  cache.set(organisation, names);
  return names;
}

/** Labels that say nothing of whose they are. */
const general: ReadonlySet<string> = new Set(
  'pref city town vill metro www2 info site online koho kouhou test'.split(' '),
);
