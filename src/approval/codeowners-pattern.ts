import type { Message } from '../post/message.ts';

export interface OwnershipPattern {
  /** As written in the file. */
  readonly text: string;
  /** `path` is relative to the root, with `/` between segments, without a leading one. Case counts. */
  matches(path: string): boolean;
}

type ParsedPattern =
  | { readonly ok: true; readonly pattern: OwnershipPattern }
  | { readonly ok: false; readonly message: Message };

/**
 * A path pattern of CODEOWNERS. A slash at the start or inside anchors it at the
 * root, otherwise it matches at any depth; a folder owns everything beneath it,
 * but a last segment `*` only the files beside each other (`docs/*`).
 * No regular expressions: a pattern comes from a repository, and must not be
 * able to stop the gate by taking exponential time.
 */
export function parsePattern(text: string): ParsedPattern {
  const message = refusal(text);
  if (message !== undefined) return { ok: false, message };
  const steps = stepsOf(text);
  return {
    ok: true,
    pattern: { text, matches: (path) => fits(steps, path.split('/'), matchesSegment) },
  };
}

function refusal(text: string): Message | undefined {
  if (text.startsWith('!')) return excluded('!');
  const sign = /[[\]\\#]/.exec(text)?.[0];
  if (sign !== undefined) return excluded(sign);
  const segments = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  const odd = segments.find((segment) => ['', '.', '..'].includes(segment));
  if (odd !== undefined) return neverMatches(text);
  const doubtful = segments.some((segment) => segment !== '**' && segment.includes('**'));
  return doubtful || text.endsWith('**/') ? doubleStar : undefined;
}

/** A run of any length, zero included: of segments in a pattern, of characters in a segment. */
const anyRun = Symbol('any run');
type Step<T> = T | typeof anyRun;

function stepsOf(text: string): readonly Step<string>[] {
  const isFolder = text.endsWith('/');
  const segments = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  const anchored = text.startsWith('/') || segments.length > 1;
  const last = segments.at(-1);
  const steps = segments.map((segment): Step<string> => (segment === '**' ? anyRun : segment));
  if (!anchored) steps.unshift(anyRun);
  // `a/**` and `a/` are what lies inside: at least one more segment.
  if (isFolder || last === '**') return [...steps, '*', anyRun];
  return last === '*' ? steps : [...steps, anyRun];
}

function matchesSegment(pattern: string, segment: string): boolean {
  const steps = [...pattern].map((sign): Step<string> => (sign === '*' ? anyRun : sign));
  return fits(steps, [...segment], (sign, character) => sign === '?' || sign === character);
}

/**
 * Whether the steps match the whole of `items`. Only the latest run ever needs
 * to grow: time is at most steps × items comparisons.
 */
function fits<T>(
  steps: readonly Step<T>[],
  items: readonly T[],
  equal: (step: T, item: T) => boolean,
): boolean {
  let step = 0;
  let item = 0;
  let run: { readonly step: number; item: number } | undefined;
  while (item < items.length) {
    const wanted = steps[step];
    const given = items[item];
    if (wanted === anyRun) {
      run = { step, item };
      step += 1;
    } else if (wanted !== undefined && given !== undefined && equal(wanted, given)) {
      step += 1;
      item += 1;
    } else if (run !== undefined) {
      run.item += 1;
      step = run.step + 1;
      item = run.item;
    } else {
      return false;
    }
  }
  return steps.slice(step).every((rest) => rest === anyRun);
}

function excluded(sign: string): Message {
  return {
    ja: `CODEOWNERS のパスには「${sign}」を使えません。GitHubはこの行を読み飛ばします。別の書き方に直してください。`,
    en: `“${sign}” does not work in a path of CODEOWNERS: GitHub skips the line. Write the path without it.`,
  };
}

function neverMatches(text: string): Message {
  return {
    ja: `「${text}」はどのファイルにも当てはまりません。「/posts/koho/」のようにフォルダー名を書いてください。すべてなら「*」です。`,
    en: `“${text}” matches no file. Name a folder, such as /posts/koho/, or write * for everything.`,
  };
}

const doubleStar: Message = {
  ja: '「**」は「/」で区切った単独の一区切りとしてだけ使え、末尾を「**/」にはできません（例：/posts/**/images/）。',
  en: '** may only stand alone between slashes, and not end as **/. Write it as in /posts/**/images/.',
};
