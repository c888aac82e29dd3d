import type { Policy } from '../../policy/policy.ts';
import { foldDigits, mayHoldDigits } from '../folding/fold-digits.ts';
import type { Span } from '../folding/folded-text.ts';
import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';
import type { Found } from './found.ts';
import { joined, mayBeDisguised } from './joined.ts';
import type { Judged, Scene } from './numbers/kind.ts';
import { numberKinds } from './numbers/kinds.ts';
import { surroundingsOf, type Whereabouts } from './surroundings.ts';
import { Taken } from './taken.ts';

export interface FoundNumber extends Found, Judged {}

/** Everything in the lines that looks like such a number or address, each spot once; digits inside URLs are none. */
export function personalNumbers(
  lines: readonly TextLine[],
  policy: Policy,
): readonly FoundNumber[] {
  const known = cache.get(lines);
  if (known?.policy === policy) return known.found;
  const isDisguised = mayBeDisguised(joined(lines));
  const mayBeShort = fewDigits.test(joined(lines));
  const found = lines.flatMap((line, at) =>
    mayHoldDigits(line) ||
    (mayBeShort && fewDigits.test(line.prose)) ||
    (isDisguised && mayBeDisguised(line.text))
      ? numbersIn(line, { lines, at, policy })
      : [],
  );
  cache.set(lines, { policy, found });
  return found;
}

/** The rule, the masking of findings and that of comments all ask. */
const cache = new Notes<
  readonly TextLine[],
  { readonly policy: Policy; readonly found: readonly FoundNumber[] }
>();

/** What is found with few digits: addresses, plates, security codes, ids. */
const fewDigits =
  /@|\bat\b|アット|あっと|[\w.-][★☆◎●■□◆◇▲△▼▽※♪#*→][a-z]|セキュリティ|CV[VC]|LINE|ライン|記号|個人|私用|プライベート|本人の|\d[A-Z]{0,2}[-\s・「」]{0,3}[あ-をA-Z][-\s・「」]{0,3}[.・‥…•·\s]{0,6}\d/i;

interface Where extends Whereabouts {
  readonly policy: Policy;
}

function numbersIn(line: TextLine, where: Where): FoundNumber[] {
  const { text, spanOf } = foldDigits(line);
  const around = { ...surroundingsOf(where, { before: 2, behind: 1 }), policy: where.policy };
  const taken = new Taken(line.text.length);
  const found: FoundNumber[] = [];
  for (const kind of numberKinds) {
    if (!kind.hint.test(text)) continue;
    for (const match of text.matchAll(kind.pattern)) {
      const [start, end] = rangeOf(match);
      const span = spanOf(start, end);
      if (taken.overlaps(span)) continue;
      const judged = kind.judge(match, { ...around, ...besides(match) });
      if (!judged) continue;
      taken.add(span);
      found.push({ ...judged, ...asFound(line, span, text.slice(start, end)) });
    }
  }
  return found;
}

/** A kind that is known by its label names the number itself. */
function rangeOf(match: RegExpExecArray): [number, number] {
  const { number, handle } = match.indices?.groups ?? {};
  return number ?? handle ?? [match.index, match.index + match[0].length];
}

function besides({ 0: match, input, index }: RegExpExecArray): Pick<Scene, 'before' | 'after'> {
  const end = index + match.length;
  return { before: input.slice(Math.max(0, index - 40), index), after: input.slice(end, end + 20) };
}

function asFound(line: TextLine, { index, length }: Span, folded: string): Found {
  const end = index + length;
  const digits = folded.replace(/\D/g, '');
  return {
    line,
    index,
    text: line.text.slice(index, end),
    // Few digits may stand in any date or amount.
    forms: [line.folded.slice(index, end), folded, ...(digits.length < 7 ? [] : [digits])],
  };
}
