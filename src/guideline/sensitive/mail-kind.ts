import { isOfficialHost } from '../../policy/official-host.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * Whose mail address it is, by its host. `private`: free mail and mobile
 * carriers, where offices have none. `other`: a co-organiser or a person, which
 * a machine cannot know.
 */
export function mailKind(host: string, policy: Policy): 'official' | 'private' | 'other' {
  const name = host.toLowerCase();
  if (/\.(?:lg|go)\.jp$/.test(name) || isOwn(name, policy)) return 'official';
  return privateHosts.test(name) ? 'private' : 'other';
}

/** The site www.example.jp has its mail at example.jp. */
function isOwn(name: string, { organisation }: Policy): boolean {
  return (
    isOfficialHost(organisation, name) ||
    organisation.officialHosts.some((host) => host.replace(/^(?:www|\*)\./, '') === name)
  );
}

const privateHosts =
  /(?:^|\.)(?:gmail\.com|googlemail\.com|yahoo\.(?:co\.jp|ne\.jp|com)|ymail\.ne\.jp|outlook\.(?:jp|com)|hotmail\.(?:co\.jp|com)|live\.jp|icloud\.com|me\.com|mac\.com|docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.(?:ne\.)?jp|i\.softbank\.jp|vodafone\.ne\.jp|ymobile\.ne\.jp|rakuten\.jp|protonmail\.com|proton\.me|aol\.com)$/;
