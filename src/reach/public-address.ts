import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one of the open internet. A link in somebody's pull
 * request must not make the runner knock at its own doors: loopback, the local
 * network, the cloud's metadata service (SSRF). Of IPv6 only what is given out
 * (2000::/3) passes, so mapped, translated and private forms need no list.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      // A zone (`fe80::1%eth0`) names an interface of this machine.
      return (
        !address.includes('%') && given.check(address, 'ipv6') && !special.check(address, 'ipv6')
      );
    default:
      return false;
  }
}

/** IANA's special-purpose registries: everything that is not globally reachable, and translations that could lead inside. */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, prefix, 'ipv4');
}
// Azure's wire server, which every runner of GitHub can reach, has a public address.
special.addAddress('168.63.129.16', 'ipv4');

const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special.addSubnet(network, prefix, 'ipv6');
}
