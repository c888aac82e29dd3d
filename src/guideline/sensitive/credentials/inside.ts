import type { CredentialKind } from './kind.ts';

/**
 * Where files and pages lie inside the organisation's own net: `\\koho-fs02\R8`,
 * `https://koho-db.intra.local/`. Nobody outside can open them, and attackers
 * learn names of servers.
 */
export const inside: CredentialKind = {
  hint: /[\\¥￥＼][\w.-]{3,41}[\\¥￥＼]|\.(?:local|intra|intranet|internal|lan|corp|localdomain)\b/,
  patterns: [
    // ＼＼NEW／／ is an ornament: a folder on a server has a name behind one more stroke. Markdown leaves one of the first two.
    /(?<![\w\\¥￥＼:])(?<stroke>[\\¥￥＼])\k<stroke>?(?<secret>[A-Za-z][\w.-]{2,40}\k<stroke>[\p{L}\p{N}_$][^\s。、「」]{0,80})/dgu,
    /(?<![\w@.-])(?<secret>[A-Za-z0-9][A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){0,3}\.(?:local|intra|intranet|internal|lan|corp|localdomain))(?![\w.-])/dg,
  ],
  judge: (_, { nearby }) => (nearby(lesson) ? undefined : { of: 'inside', sure: false }),
};

/** Of small computers at home, and of networks as such. */
const lesson =
  /ラズパイ|Raspberry|プログラミング|mDNS|Bonjour|ネットワーク(?:講座|の基礎)|例えば|たとえば/i;
