import { unicodeHost } from './punycode.ts';

/**
 * What the letters of a host's labels could hide. `disguised`: letters of another
 * script that pass for Latin ones, or a sign that passes for a slash. `unusual`:
 * readers cannot tell, and nor can a machine. 日本語.jp is what it looks like.
 */
export function lettersOf(host: string, typed: string): 'disguised' | 'unusual' | 'plain' {
  if (!host.includes('xn--')) return 'plain';
  const kinds = unicodeHost(host).split('.').map(kindOf);
  if (kinds.includes('disguised')) return 'disguised';
  // As typed nobody can read it, even where it stands for Japanese.
  const isEncoded = /(?:^|[/.])xn--/i.test(typed);
  return isEncoded || kinds.includes('unusual') ? 'unusual' : 'plain';
}

function kindOf(label: string): 'disguised' | 'unusual' | 'plain' {
  if (ascii.test(label) || japanese.test(label))
    return label.startsWith('xn--') ? 'unusual' : 'plain';
  if (passesForLatin.test(label) || (slashLike.test(label) && /[a-z]/.test(label)))
    return 'disguised';
  return 'unusual';
}

const ascii = /^[a-z0-9-]*$/;
const japanese = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー0-9-]+$/u;
const passesForLatin =
  /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Cherokee}\p{sc=Coptic}\p{sc=Lisu}\u0131\u0250-\u02af]/u;
/** `lg.jpノlogin.example.com` */
const slashLike = /[ノ丿〳〵ヽ丶ヽ⁄∕]/;
