import { lookup } from 'node:dns/promises';

/** Where a connection goes: an IP address, never a name. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** The network as a visit needs it. */
export interface Network {
  /** All addresses of a name, IPv4 first: many runners have no way to IPv6. @throws an error with the resolver's `code` */
  resolve(host: string): Promise<readonly string[]>;
  /**
   * Where the connection to an address that was found public is made: there.
   * Tests put their own server here, behind every check.
   */
  dial(checked: Endpoint): Endpoint;
}

export const systemNetwork: Network = {
  async resolve(host) {
    return (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);
  },
  dial: (checked) => checked,
};
