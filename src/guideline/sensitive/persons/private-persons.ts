import { foldDigits } from '../../folding/fold-digits.ts';
import { Notes } from '../../notes.ts';
import type { TextLine } from '../../text-lines.ts';
import type { Found } from '../found.ts';
import { joined } from '../joined.ts';
import { bornIn } from './born.ts';
import { type FactKind, factsIn, isGrave, mayHoldFact } from './facts.ts';
import { isListHeading, namesBelow } from './name-lists.ts';
import { factsOfNames } from './own-facts.ts';
import { mayName, namesIn } from './person-names.ts';
import { isPublicRole } from './public-role.ts';
import { unnamedIn } from './unnamed-persons.ts';

/** One or several persons of whom a text tells something private. */
export interface FoundPerson extends Found {
  readonly facts: readonly FactKind[];
  /** Further names in the same sentence or list. */
  readonly others: readonly Found[];
  readonly named: boolean;
  /** One of several names with dates of birth, debts or illnesses: nothing makes such a list lawful to post. */
  readonly isList: boolean;
}

/** Persons with what is told of them, one for a sentence or list. */
export function privatePersons(lines: readonly TextLine[]): readonly FoundPerson[] {
  const known = cache.get(lines);
  if (known) return known;
  const whole = joined(lines);
  const isPossible = hint.test(whole) && mayHoldFact(whole);
  const found = (isPossible ? lines : []).flatMap((line, at) =>
    hint.test(line.prose) ? [...listUnder(lines, at), ...personsIn(lines, at)] : [],
  );
  const born = bornIn(lines).map(({ line, start, end }) => bornOn(line, start, end));
  const isTold = (one: FoundPerson) =>
    born.some(({ line, index, text }) => {
      const [end, tail] = [index + text.length, one.index + one.text.length];
      return line === one.line && one.index < end && index < tail;
    });
  const all = asList([...born, ...found.filter((one) => !isTold(one))], lines).filter(
    ({ isList }) => isList || !consent.test(whole),
  );
  cache.set(lines, all);
  return all;
}

const cache = new Notes<readonly TextLine[], readonly FoundPerson[]>();

function bornOn(line: TextLine, start: number, end: number): FoundPerson {
  const found = foundAt(line, start, end);
  return { ...found, facts: ['birth'], others: [], named: true, isList: false };
}

/** 「本人と家族の同意を得て掲載」: whoever says so has asked. */
const consent =
  /(?:了解|承諾|同意|許可|了承)(?:を|も)?(?:得[てた]|(?:いただ|頂)(?![^。]{0,6}と思))/;

const hint = new RegExp(
  `${mayName.source}|歳|丁目|番地|号室|号棟|[小中高校園]の?[1-6一二三四五六]年|顔写真|実名|本名`,
);

function personsIn(lines: readonly TextLine[], at: number): FoundPerson[] {
  const line = lines[at];
  if (!line) return [];
  const [above, below] = [headingOf(lines, at), formBelow(lines, at)];
  const sentences = sentencesOf(foldDigits(line).text);
  return sentences.flatMap((sentence, nth) => {
    const heading = announced(sentences[nth - 1]?.text) ?? above;
    const more = goesOn(sentences[nth + 1]?.text) ?? below;
    return personsOf(sentence, { line, context: `${heading}${sentence.text}${more}` });
  });
}

interface Sentence {
  readonly start: number;
  readonly text: string;
}

interface Told {
  readonly line: TextLine;
  /** The sentence with what is told of it before and behind. */
  readonly context: string;
}

function personsOf({ start, text }: Sentence, { line, context }: Told): FoundPerson[] {
  const names = namesIn(text);
  const facts = factsIn(context);
  const [first, ...others] = names.map((one) => foundAt(line, start + one.start, start + one.end));
  if (first) {
    const told = isPublicRole(context)
      ? []
      : factsOfNames(names, facts, { sentence: text, context });
    const isList = others.length > 0 && told.some((fact) => listed.has(fact));
    return told.length > 0 ? [{ ...first, facts: told, others, named: true, isList }] : [];
  }
  const unnamed = unnamedIn(text);
  // 「食中毒がありました。入院したのは2丁目の…」: what is described is told of in the whole paragraph.
  const grave = unnamed ? factsIn(foldDigits(line).text).filter(isGrave) : [];
  if (!unnamed || grave.length === 0) return [];
  const found = foundAt(line, start + unnamed.start, start + unnamed.end);
  return [{ ...found, facts: grave, others: [], named: false, isList: false }];
}

/** 「滞納者は次のとおりです。」 and 「…男性がいます。名前は」 speak of the sentence behind. */
function announced(before: string | undefined): string | undefined {
  const says =
    /(?:以下|次|下記)の(?:とおり|通り|方|者)|[者方](?:の名前|の氏名)?は?$|は\d{1,2}[名人]$|(?:男性|女性|人|方|住民|職員)[はがに]/;
  return before !== undefined && says.test(before) ? `${before} ` : undefined;
}

/** 「…さん。現在は入院しています。」「…さん。お祝いは自宅（…）へ」 go on about the same person. */
function goesOn(behind: string | undefined): string | undefined {
  const says =
    /^\s?(?:ご?本人|彼女?[はが]|同(?:人|氏|さん)|ご?家族|現在は|今は|先日|昨日|先週|先月|持病|病名|症状|お住まい|自宅|住所|年齢)|^[^。\n]{1,10}ご?自宅(?:[(はへに]|の住所)/;
  return behind !== undefined && says.test(behind) ? ` ${behind}` : undefined;
}

/** Bare names on the lines below 【滞納者一覧】. */
function listUnder(lines: readonly TextLine[], at: number): FoundPerson[] {
  const text = lines[at]?.prose ?? '';
  const facts = isListHeading(text) && !isPublicRole(text) ? factsIn(text) : [];
  if (facts.length === 0) return [];
  const names = namesBelow(lines, at).map(({ line, start, end }) => foundAt(line, start, end));
  const [first, ...others] = names;
  const isList = others.length > 0 && facts.some((fact) => listed.has(fact));
  return first ? [{ ...first, facts, others, named: true, isList }] : [];
}

/** Dates of birth, debts, health: lists of these are never published person by person. */
const listed: ReadonlySet<FactKind> = new Set(['birth', 'money', 'health']);
const mayBeListed = /候補者|当選人|選挙|叙勲|褒章/;

/** A list may have a line for each person; those of candidates are published by law. */
function asList(found: readonly FoundPerson[], lines: readonly TextLine[]): readonly FoundPerson[] {
  if (!found.some(({ facts }) => facts.some((fact) => listed.has(fact)))) return found;
  if (lines.some(({ prose }) => mayBeListed.test(prose))) {
    return found.map((one) => ({ ...one, isList: false }));
  }
  const born = found.filter(({ named, facts }) => named && facts.includes('birth'));
  return born.length < 2
    ? found
    : found.map((one) => (born.includes(one) ? { ...one, isList: true } : one));
}

/** A list's heading says what the names below it have in common. */
function headingOf(lines: readonly TextLine[], at: number): string {
  for (let above = at - 1; above >= Math.max(0, at - 8); above -= 1) {
    const text = lines[above]?.prose ?? '';
    if (text.trim() === '') return '';
    if (isListHeading(text)) return `${text} `;
  }
  return '';
}

/** 氏名： on one line, 住所：, 病名： on those below. */
function formBelow(lines: readonly TextLine[], at: number): string {
  if (!/^[^\p{L}]{0,3}(?:氏名|お?名前)\s?[:\s]/u.test(lines[at]?.prose ?? '')) return '';
  const below = lines.slice(at + 1, at + 6).map(({ prose }) => prose);
  return below.filter((text) => /^[^\p{L}]{0,3}[\p{L}・]{2,8}\s?[:\s]/u.test(text)).join(' ');
}

function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^。！!？?]+/g)].map(({ index, 0: sentence }) => ({
    start: index,
    text: sentence,
  }));
}

function foundAt(line: TextLine, start: number, end: number): Found {
  const { text, spanOf } = foldDigits(line);
  const { index, length } = spanOf(start, end);
  const forms = [line.folded.slice(index, index + length), text.slice(start, end)];
  return { line, index, text: line.text.slice(index, index + length), forms };
}
