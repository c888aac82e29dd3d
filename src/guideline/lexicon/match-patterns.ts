import { type Chain, chainsIn } from './chains.ts';
import type { CompiledPattern, Step } from './compiled-pattern.ts';
import type { Match } from './heaviest.ts';
import { type InPost, isHarmless } from './is-harmless.ts';
import type { Lexicon } from './lexicon.ts';
import type { SearchedText, SentenceHits } from './searched-text.ts';
import type { Hit } from './word-index.ts';

/** Words that together say what none of them says alone. */
export function matchPatterns(
  texts: readonly SearchedText[],
  lexicon: Lexicon,
  inPost: InPost,
): Match[] {
  const present = classNamesIn(texts);
  const across = lexicon.acrossPost
    .filter(({ steps }) => steps.every((step) => occurs(step, present)))
    .flatMap((pattern) => acrossPost(texts, pattern, inPost));
  const inSentences = texts.flatMap((text) =>
    [...text.classes].flatMap(([sentence, hits]) =>
      candidates(lexicon, hits).flatMap((pattern) =>
        inSentence(text, { sentence, hits }, { pattern, inPost }),
      ),
    ),
  );
  return [...across, ...inSentences];
}

function classNamesIn(texts: readonly SearchedText[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { classes } of texts) {
    for (const hits of classes.values()) for (const name of hits.keys()) names.add(name);
  }
  return names;
}

/** The patterns all of whose classes may occur. */
function candidates(lexicon: Lexicon, present: SentenceHits): readonly CompiledPattern[] {
  const found: CompiledPattern[] = [];
  for (const name of present.keys()) {
    for (const one of lexicon.patterns.get(name) ?? []) {
      const isPossible = one.steps.every((step) => occurs(step, present));
      if (isPossible && !found.includes(one)) found.push(one);
    }
  }
  return found;
}

/** Looked at from the side with fewer names: a step may have dozens, a sentence has few. */
function occurs(step: Step, present: Names): boolean {
  if (step === 'end') return true;
  const [few, many] = step.size < present.size ? [step, present] : [present, step];
  for (const name of few.keys()) if (many.has(name)) return true;
  return false;
}

type Names = Pick<ReadonlySet<string>, 'has' | 'keys' | 'size'>;

function inSentence(
  text: SearchedText,
  { sentence, hits }: { readonly sentence: number; readonly hits: SentenceHits },
  { pattern, inPost }: { readonly pattern: CompiledPattern; readonly inPost: InPost },
): Match[] {
  const { within } = pattern.pattern;
  const steps = new Set(pattern.steps.flatMap((step) => (step === 'end' ? [] : [...step])));
  const usable = [...steps]
    .flatMap((name) => hits.get(name) ?? [])
    .filter((hit) => isQuotedAsWanted(text, pattern, hit) && text.isWord(hit))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const end = text.sentences.endOf(sentence);
  return pattern.orders
    .flatMap((order) => chainsIn(usable, order, { within, end }))
    .filter((chain) => !isHarmless(text, chain, { unless: pattern.unless, inPost }))
    .map((chain) => matchOf(text, pattern, chain));
}

/** Each step needs one word that nothing speaks against; reported are those of the first step. */
function acrossPost(
  texts: readonly SearchedText[],
  pattern: CompiledPattern,
  inPost: InPost,
): Match[] {
  const { unless } = pattern;
  const matchesOf = (step: Step) =>
    texts.flatMap((text) =>
      hitsOf(text, step)
        .filter((hit) => isQuotedAsWanted(text, pattern, hit) && text.isWord(hit))
        .filter((hit) => !isHarmless(text, [hit], { unless, inPost }))
        .map((hit) => matchOf(text, pattern, [hit])),
    );
  const [first = [], ...others] = pattern.steps.map(matchesOf);
  return others.every((matches) => matches.length > 0) ? first : [];
}

function hitsOf({ classes }: SearchedText, step: Step): Hit[] {
  if (step === 'end') return [];
  return [...classes.values()].flatMap((byName) =>
    [...step].flatMap((name) => byName.get(name) ?? []),
  );
}

function isQuotedAsWanted(
  { sentences }: SearchedText,
  { pattern }: CompiledPattern,
  { start, end }: Hit,
): boolean {
  switch (pattern.quoted) {
    case 'any':
      return true;
    case 'skip':
      return !sentences.isQuoted(start, end);
    case 'only':
      return sentences.isQuoted(start, end);
  }
}

function matchOf(
  text: SearchedText,
  { dictionary, pattern }: CompiledPattern,
  chain: Chain,
): Match {
  const { severity, suggest, note } = pattern;
  return {
    ...{ text, start: chain[0].start, end: Math.max(...chain.map(({ end }) => end)), note },
    ...{ dictionary: dictionary.id, clause: pattern.clause ?? dictionary.clause },
    ...(severity && { severity }),
    ...(suggest && { suggest }),
  };
}
