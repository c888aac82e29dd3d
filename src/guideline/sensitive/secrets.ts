import { foldLetters } from '../folding/fold-letters.ts';
import type { Span } from '../folding/folded-text.ts';
import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';
import { apart, entered } from './credentials/apart.ts';
import { inside } from './credentials/inside.ts';
import type { CredentialKind, JudgedCredential } from './credentials/kind.ts';
import { isHidden } from './credentials/kind.ts';
import { lockCode } from './credentials/locks.ts';
import { oneTime } from './credentials/one-time.ts';
import { described, loginName, secretQuestion, serviceKey, signIn } from './credentials/others.ts';
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
    isDisguised || mayHold(joined(lines))
      ? lines.flatMap((line, at) => secretsIn(line, { lines, at }))
      : [];
  cache.set(lines, found);
  return found;
}

/** True wherever any kind could match, but for ids, which only stand beside the rest. */
function mayHold(text: string): boolean {
  return inJapanese.test(text) || inLatin.test(text) || besideName.test(text);
}

const inLatin =
  /EAA|A{10}|\d-[a-z0-9]{40}|gh[pousr]_|github_pat|glpat-|npm_|AKIA|ASIA|AIza|ya29|GOCSPX|xox|xapp-|[srp]k_(?:live|test)|\bsk-|\bSG\.|eyJ|PRIVATE|hooks|[?&;]\w+=|:\/\/[^\s/@]{1,64}:|VPN|PUK|\bPIN|\bp\.?w\b|pass|pwd|API|key|secret|token|bearer|consumer|(?:meeting|webinar|会議室?|ミーティング|ウェビナー)\s?ID|Wi-?Fi|SSID|無線LAN|\broot\b|admin|\d\.\d{1,3}\.\d|[\\¥￥＼][\w.-]{3,41}[\\¥￥＼]|\.(?:local|intra|internal|lan|corp)/i;
const inJapanese =
  /パス[ワコフキナ:\s=はがも「『]|(?:仮|初期)パス|(?<!ス)キー|コード|段階認証|要素認証|認証の?コード|合い?言葉|暗証|認証の?番号|[SLXのた]の?確認番号|に入る番号|ワンタイム|テンキー|(?<![\u4e00-\u9fffァ-ヶー])ダイ[ヤア]ル|鍵|錠|金庫|倉庫|ロッカー|シャッター|ドア|扉|ゲート|[通裏][用口]|車庫|書庫|物置|サーバー?室|郵便受け|ボックス|オートロック|(?<![ァ-ヶー])ロック|解除|職員用|管理画面|入れない|入れます|[!-~」]\s?[をと]入力|開くとき|シリアル|ライセンス|シークレット|トークン|秘密[の鍵]|(?:ログイン|認証)情報/;
/** koho.hokkai / nekoINU22: whatever is before the stroke is looked at only there. */
const besideName = /[/|](?<=(?<![!-9;<>-~])[A-Za-z][\w.@-]{2,39}\s?[/|])\s?[!-.0-~]{6}/;

/** Shapes that are a credential wherever they stand. */
export const secretShapes: readonly RegExp[] = [...token.patterns, ...inAddress.patterns];

const kinds: readonly CredentialKind[] = [
  ...[token, inAddress, told, serviceKey, loginName, signIn, lockCode, described, secretQuestion],
  ...[apart, oneTime, entered, inside],
];

/** The rule, the masking of findings and that of comments all ask. */
const cache = new Notes<readonly TextLine[], readonly FoundSecret[]>();

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
