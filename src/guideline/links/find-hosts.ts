import { foldWith } from '../folding/folded-text.ts';
import { endsPlainly, isTopLevelDomain } from './top-level-domains.ts';

/** A site's name written plainly in a text, with its path. */
export interface FoundHost {
  /** Without scheme, in ASCII: `bit.ly/abc`. */
  readonly address: string;
  readonly host: string;
  /** Where it stands in the line, in UTF-16 units. */
  readonly index: number;
  readonly length: number;
  /** Written so that nothing makes a link of it: `hxxps://`, `bit[.]ly`, `bit ドット ly`. */
  readonly isDefanged: boolean;
}

/**
 * Host names in a line whose whole URLs are blanked and whose full-width signs
 * are folded, each with its path: platforms make a link of `bit.ly/abc` too.
 * Those of mail addresses are none, and no names of files.
 */
export function findHosts(prose: string): readonly FoundHost[] {
  const hides = hidden.test(prose);
  if (!hides && !prose.includes('.')) return [];
  const { text, spanOf } = hides ? foldWith(prose, unhidden) : asItIs(prose);
  return [...text.matchAll(hides ? anyHost : plainHost)].flatMap((match) => {
    const {
      index,
      0: written,
      groups: { scheme = '', name = '', port = '', path = '' } = {},
    } = match;
    if (mailBefore.test(text.slice(Math.max(0, index - 6), index))) return [];
    const host = name.replace(anyDot, '.').toLowerCase();
    const isDefanged = /^h(?:x|\*)/i.test(scheme) || host !== name.toLowerCase();
    const end = host.slice(host.lastIndexOf('.') + 1);
    const isHost =
      isTopLevelDomain(end) &&
      (path !== '' || endsPlainly(end) || (isDefanged && !weakDot.test(name)));
    const address = `${host}${port}${path.replace(/[.,:;!?'*]+$/, '')}`;
    if (!isHost || !URL.canParse(`https://${address}`)) return [];
    return [{ address, host, isDefanged, ...spanOf(index, index + written.length) }];
  });
}

function asItIs(text: string): ReturnType<typeof foldWith> {
  return { text, spanOf: (start, end) => ({ index: start, length: end - start }) };
}

function unhidden(character: string): string {
  return /\p{Default_Ignorable_Code_Point}/u.test(character)
    ? ''
    : character.normalize('NFKC').toLowerCase();
}

/** True wherever a name could be spelt so that a plain search would miss it. */
const hidden =
  /h(?:xx|\*\*)ps?(?::|\[)|(?<![a-z])ttps?:|[a-z0-9-] ?(?:ドット|[[({<【〔] ?(?:\.|dot|点|ドット) ?[\])}>】〕]|[。｡](?=[a-z]{2})| dot (?=[a-z]))|[\u2024\u24d0-\u24e9\u{1d400}-\u{1d7ff}\u00ad\u200b-\u200d\u2060]/iu;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const dots = ' ?[[({<【〔] ?(?:\\.|dot|点|ドット) ?[\\])}>】〕] ?| ?ドット ?| dot |。|\\.';
/** Japanese follows a path without a space, and a bracket that was opened before it closes behind it. */
const rest = '(?<port>:\\d{2,5})?(?<path>/[\\x21-\\x28\\x2a-\\x7e]*)?';
const before = '(?<![a-z0-9@._%+/-])';
const after = '(?![a-z0-9@-]|\\.[a-z0-9])';

const plainHost = new RegExp(
  `${before}(?<scheme>https?://)?(?<name>(?:${label}\\.){1,5}[a-z]{2,12}${after})${rest}`,
  'gi',
);

const anyHost = new RegExp(
  `${before}(?<scheme>(?:h[tx*]{2}ps?|ttps?) ?(?::|\\[:\\]) ?// ?)?(?<name>(?:${label}(?:${dots})){1,5}[a-z]{2,12}${after})${rest}`,
  'gi',
);

const anyDot = new RegExp(dots, 'gi');
/** A full stop between two Latin words is no dot of a name unless a path follows. */
const weakDot = /。| dot /i;
/** `taro(at)example.com` */
const mailBefore = /(?:[([<{]?(?:at|アット)[)\]>}]?|＠|@|★) ?$/i;
