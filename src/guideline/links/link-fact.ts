/** What somebody saw who opened a link. Facts of the network reach the rules from outside: rules themselves stay pure. */
export type LinkFact =
  /** `final`: the address at the end of all redirects. */
  | { readonly state: 'opens'; readonly final: string }
  /** The site says that there is no such page, or there is no such site. */
  | { readonly state: 'gone'; readonly why: 'no-page' | 'no-site' }
  /** Nothing can be said: it wants a login, refused, failed, or was not asked. */
  | { readonly state: 'unseen'; readonly why: UnseenWhy };

export type UnseenWhy =
  | 'login'
  | 'refused'
  | 'busy'
  | 'server-error'
  | 'timeout'
  | 'unreachable'
  | 'certificate'
  | 'too-many-redirects'
  | 'not-a-web-address'
  | 'private-address'
  | 'not-asked';

/** By the link's target as it is written. */
export type LinkFacts = ReadonlyMap<string, LinkFact>;
