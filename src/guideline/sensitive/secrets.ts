import { foldLetters } from '../folding/fold-letters.ts';
import type { Span } from '../folding/folded-text.ts';
import type { TextLine } from '../text-lines.ts';
import type { CredentialKind, JudgedCredential } from './credentials/kind.ts';
import { isHidden } from './credentials/kind.ts';
import {
  described,
  lockCode,
  loginName,
  secretQuestion,
  serviceKey,
  signIn,
} from './credentials/others.ts';
import { inAddress, token } from './credentials/tokens.ts';
import { told } from './credentials/told.ts';
import type { Found } from './found.ts';
import { joined, mayBeDisguised } from './joined.ts';
import { surroundingsOf, type Whereabouts } from './surroundings.ts';
import { Taken } from './taken.ts';

export interface FoundSecret extends Found, JudgedCredential {}

/** Everything in the lines that looks like a credential, each spot once. */
export function secrets(lines: readonly TextLine[]): readonly FoundSecret[] {
  const known = cache.get(lines);
  if (known) return known;
  const isDisguised = mayBeDisguised(joined(lines));
  const found =
    isDisguised || mayHold.test(joined(lines))
      ? lines.flatMap((line, at) => secretsIn(line, { lines, at }))
      : [];
  cache.set(lines, found);
  return found;
}

/** True wherever any kind could match, but for ids, which only stand beside the rest. */
const mayHold =
  /EAA|A{10}|\d-[a-z0-9]{40}|gh[pousr]_|github_pat|glpat-|npm_|AKIA|ASIA|AIza|ya29|GOCSPX|xox|xapp-|[srp]k_(?:live|test)|\bsk-|\bSG\.|eyJ|PRIVATE|hooks|[?&;]\w+=|:\/\/[^\s/@]{1,64}:|パス[ワコフキ:\s=]|言葉|暗証|\bPIN|\bp\.?w\b|pass|pwd|ボックスの?番号|[錠除](?:番号|コード)|金庫|(?:アクセス|認証|確認)コード|ロック(?:番号|コード)|(?:セキュリティー?|暗号化?|ネットワーク|認証|ライセンス|プロダクト|シリアル|API|アクセス|シークレット)[\s_-]?(?:キー|key)|シークレット|トークン|secret|token|bearer|consumer|秘密|(?:会議室?|ミーティング|ウェビナー|meeting|webinar)\s?ID|Wi-?Fi|SSID|無線LAN|(?:ログイン|認証|アカウント)情報|キーボックス|[ル京証]錠|\broot\b|admin|\d\.\d{1,3}\.\d/i;

/** Shapes that are a credential wherever they stand. */
export const secretShapes: readonly RegExp[] = [...token.patterns, ...inAddress.patterns];

const kinds: readonly CredentialKind[] = [
  ...[token, inAddress, told, serviceKey, loginName, signIn, lockCode, described, secretQuestion],
];

/** The rule, the masking of findings and that of comments all ask. */
const cache = new WeakMap<readonly TextLine[], readonly FoundSecret[]>();

function secretsIn(line: TextLine, where: Whereabouts): FoundSecret[] {
  const { text, spanOf } = foldLetters(line);
  const around = surroundingsOf(where, { before: 3, behind: 3 });
  const taken = new Taken(line.text.length);
  const found: FoundSecret[] = [];
  for (const kind of kinds) {
    if (!kind.hint.test(text)) continue;
    for (const match of kind.patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const [start, end] = rangeOf(match);
      const span = spanOf(start, end);
      const secret = text.slice(start, end);
      if (isHidden(secret) || taken.overlaps(span)) continue;
      const judged = kind.judge(match, { ...around, ...besides(text, start, end) });
      if (!judged) continue;
      taken.add(span);
      found.push({ ...judged, ...asFound(line, span, secret) });
    }
  }
  const below = found.length === 0 ? valueBelow(line, where) : undefined;
  return below ? [...found, below] : found;
}

function rangeOf(match: RegExpExecArray): [number, number] {
  const { secret, webhook } = match.indices?.groups ?? {};
  return secret ?? webhook ?? match.indices?.[0] ?? [0, 0];
}

function besides(text: string, start: number, end: number) {
  return {
    before: text.slice(Math.max(0, start - 40), start),
    after: text.slice(end, end + 40).replace(/^[」』"')】]\s?/, ''),
  };
}

function asFound(line: TextLine, { index, length }: Span, folded: string): Found {
  const end = index + length;
  const text = line.text.slice(index, end);
  return { line, index, text, forms: [line.folded.slice(index, end), folded] };
}

/** The label on a line of its own, the value on the next. */
function valueBelow(line: TextLine, { lines, at }: Whereabouts): FoundSecret | undefined {
  const { text, spanOf } = foldLetters(line);
  const above = lines[at - 1];
  if (!above || !value.test(text) || !labelAlone.test(foldLetters(above).text)) return undefined;
  const { indices } = value.exec(text) ?? {};
  const [start, end] = indices?.groups?.secret ?? [0, 0];
  const secret = text.slice(start, end);
  if (isHidden(secret) || !/\d/.test(secret)) return undefined;
  return { of: 'system', sure: true, ...asFound(line, spanOf(start, end), secret) };
}

const labelAlone =
  /^[^\p{L}\p{N}]{0,4}[\p{L}\p{N}]{0,12}(?:パスワード|パスコード|暗証番号|password|passcode|PW)[)）】」]?\s?(?:は(?:こちら|以下|次)?)?[:：→]?\s?$/iu;
const value = /^\s{0,4}[「『"']?(?<secret>[!-&*-~]{4,64})[」』"']?(?:です。?)?\s{0,4}$/d;
