import type { Post } from '../../post/post.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export interface FoundSecret {
  readonly line: TextLine;
  readonly index: number;
  readonly text: string;
  /** False: advice on passwords quotes bad ones (「password」のままにしない), which only a person can tell. */
  readonly sure: boolean;
}

/** Everything in the post that looks like a credential, each spot once. */
export function secrets(post: Post): readonly FoundSecret[] {
  return writtenLines(post).flatMap((line) => {
    const found = new Map<number, FoundSecret>();
    const wanted = kinds.flatMap(({ hint, patterns }) => (hint.test(line.folded) ? patterns : []));
    for (const pattern of wanted) {
      for (const match of line.folded.matchAll(pattern)) {
        const [start, end] = match.indices?.groups?.secret ?? match.indices?.[0] ?? [0, 0];
        const text = line.text.slice(start, end);
        if (found.has(start) || isHidden(text) || isPhrase(match)) continue;
        found.set(start, { line, index: start, text, sure: isSure(match) });
      }
    }
    return [...found.values()];
  });
}

/** `********` as forms show it. */
function isHidden(text: string): boolean {
  return /^[*＊.-]*$/.test(text);
}

/** `password reset`: with nothing but a space between, only a word with a digit is one. */
function isPhrase({ groups }: RegExpExecArray): boolean {
  return groups?.said?.trim() === '' && !/\d/.test(groups.secret ?? '');
}

/** A sentence (パスワードは…) is sure only where the word is mixed as a real one would be. */
function isSure({ groups }: RegExpExecArray): boolean {
  const word = groups?.secret ?? '';
  return groups?.said === undefined || (word.length >= 6 && /\d/.test(word) && /[a-z]/i.test(word));
}

interface Kind {
  /** Cheap, and true wherever a pattern could match: almost no line holds any of this. */
  readonly hint: RegExp;
  readonly patterns: readonly RegExp[];
}

/** Token shapes as their issuers publish them; secretlint does not know X's and Facebook's. */
const token: Kind = {
  hint: /[\w%-]{14}|PRIVATE/,
  patterns: [
    /\bEAA[A-Za-z0-9]{20,}/dg,
    /\bAAAAAAAAAA[A-Za-z0-9%]{30,}/dg,
    /\b\d{5,20}-[A-Za-z0-9]{40,50}\b/dg,
    /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/dg,
    /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/dg,
    /\bAIza[0-9A-Za-z_-]{35}/dg,
    /\bxox[abeprs]-[A-Za-z0-9-]{10,}/dg,
    /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/dg,
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\bPRIVATE\+KEY\+[!-~]+/dg,
  ],
};

const inAddress: Kind = {
  hint: /[?&]\w+=/,
  patterns: [
    /[?&](?:access_token|token|api_?key|client_secret|secret|passw(?:or)?d|passcode|pwd)=(?<secret>[^&\s#]{4,})/dgi,
  ],
};

const told: Kind = {
  hint: /パス[ワコ]|暗証|[Pp][AaWw][SsDd]/,
  patterns: [
    /(?:パスワード|パスコード|暗証番号|password|passcode|\bpwd)\s{0,3}(?:[:=]\s{0,3}|(?<said>は|が|\s)\s{0,3})[「『"'(]?(?!https?:)(?<secret>[!-&*-~]{4,})/dgi,
  ],
};

const kinds: readonly Kind[] = [token, inAddress, told];

/** Shapes that are a credential wherever they stand. */
export const secretShapes: readonly RegExp[] = [...token.patterns, ...inAddress.patterns];
