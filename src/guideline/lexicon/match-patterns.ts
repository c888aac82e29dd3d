import { type Chain, chainsIn } from './chains.ts';
import type { Match } from './heaviest.ts';
import { isHarmless } from './is-harmless.ts';
import type { CompiledPattern, Lexicon, Step } from './lexicon.ts';
import type { ClassHit, SearchedText } from './searched-text.ts';

/** Words that together say what none of them says alone. */
export function matchPatterns(
  texts: readonly SearchedText[],
  lexicon: Lexicon,
  post: ReadonlySet<string>,
): Match[] {
  const inPost = candidates(lexicon, post).flatMap((pattern) =>
    pattern.pattern.scope === 'post' ? acrossPost(texts, pattern, post) : [],
  );
  const inSentences = texts.flatMap((text) =>
    [...text.classes].flatMap(([sentence, hits]) =>
      candidates(lexicon, new Set(hits.byName.keys())).flatMap((pattern) =>
        pattern.pattern.scope === 'sentence'
          ? inSentence(text, { sentence, hits: hits.all }, { pattern, post })
          : [],
      ),
    ),
  );
  return [...inPost, ...inSentences];
}

/** The patterns all of whose classes occur. */
function candidates(lexicon: Lexicon, present: ReadonlySet<string>): CompiledPattern[] {
  const possible = new Set([...present].flatMap((name) => lexicon.patterns.get(name) ?? []));
  return [...possible].filter(({ orders }) =>
    orders[0]?.every((step) => step === 'end' || [...step].some((name) => present.has(name))),
  );
}

function inSentence(
  text: SearchedText,
  { sentence, hits }: { readonly sentence: number; readonly hits: readonly ClassHit[] },
  { pattern, post }: { readonly pattern: CompiledPattern; readonly post: ReadonlySet<string> },
): Match[] {
  const { within } = pattern.pattern;
  const usable = hits.filter((hit) => isQuotedAsWanted(text, pattern, hit));
  const end = text.sentences.endOf(sentence);
  return pattern.orders
    .flatMap((steps) => chainsIn(usable, steps, { within, end }))
    .filter((chain) => !isHarmless(text, chain, { unless: pattern.unless, post }))
    .map((chain) => matchOf(text, pattern, chain));
}

/** Each step needs one word that nothing speaks against; reported are those of the first step. */
function acrossPost(
  texts: readonly SearchedText[],
  pattern: CompiledPattern,
  post: ReadonlySet<string>,
): Match[] {
  const of = (step: Step) =>
    texts.flatMap((text) =>
      [...text.classes.values()]
        .flatMap(({ all }) => all)
        .filter(
          (hit) =>
            step !== 'end' &&
            step.has(hit.name) &&
            isQuotedAsWanted(text, pattern, hit) &&
            !isHarmless(text, [hit], { unless: pattern.unless, post }),
        )
        .map((hit) => matchOf(text, pattern, [hit])),
    );
  const [first = [], ...others] = pattern.orders[0]?.map(of) ?? [];
  return others.every((matches) => matches.length > 0) ? first : [];
}

function isQuotedAsWanted(
  { sentences }: SearchedText,
  { pattern }: CompiledPattern,
  { start, end }: ClassHit,
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
