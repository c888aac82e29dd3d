import type { DictionaryYaml } from '../policy-files.ts';
import { most, referenceShape, stepShape, usualWithin } from '../schemas/dictionary.ts';
import { clauseIdShape } from '../schemas/values.ts';
import { choiceOf, closedRecord, lineOf, messageOf, namesOf, rangeOf } from './quick-values.ts';
import { type WordRange, type WordTable, wordAt, wordsIn } from './word-table.ts';

/** A part of a dictionary, and where its words stand. */
export interface Scanned<Part> {
  readonly part: Part;
  readonly words: readonly WordRange[];
  readonly except: WordRange;
}

type Entry = DictionaryYaml['entries'][number];
type WordClass = DictionaryYaml['classes'][string];
type Pattern = DictionaryYaml['patterns'][string];

const severities = ['block', 'warn', 'ask'] as const;
const classNames = { shape: referenceShape, most: most.classNames };
const steps = { shape: stepShape, most: most.steps };

const keysOfEntry: ReadonlySet<string> = new Set(
  'word spellings severity except whole unless suggest note'.split(' '),
);

export function entryOf(value: unknown, table: WordTable): Scanned<Entry> | undefined {
  const yaml = closedRecord(value, keysOfEntry);
  const word = yaml?.word === undefined ? undefined : rangeOf(yaml.word, 1);
  if (!yaml || !word) return undefined;
  const spellings = rangeOf(yaml.spellings, most.spellings);
  const except = rangeOf(yaml.except, most.except);
  const unless = namesOf(yaml.unless, classNames);
  const said = sayingOf(yaml);
  if (!spellings || !except || !unless || !said) return undefined;
  const lists = { spellings: lazily(table, spellings), except: lazily(table, except) };
  const part: Entry = {
    word: wordAt(table, word.from),
    get spellings() {
      return lists.spellings();
    },
    get except() {
      return lists.except();
    },
    unless,
    ...said,
  };
  return { part, words: [word, spellings], except };
}

const keysOfClass: ReadonlySet<string> = new Set(['words', 'includes', 'except', 'whole']);

export function classOf(value: unknown, table: WordTable): Scanned<WordClass> | undefined {
  const yaml = closedRecord(value, keysOfClass);
  const words = yaml && rangeOf(yaml.words, most.words);
  const except = yaml && rangeOf(yaml.except, most.except);
  const includes = yaml && namesOf(yaml.includes, classNames);
  const whole = yaml?.whole;
  if (!words || !except || !includes) return undefined;
  if (whole !== undefined && typeof whole !== 'boolean') return undefined;
  const lists = { words: lazily(table, words), except: lazily(table, except) };
  const part: WordClass = {
    get words() {
      return lists.words();
    },
    includes,
    get except() {
      return lists.except();
    },
    ...(whole === undefined ? {} : { whole }),
  };
  return { part, words: [words], except };
}

const keysOfPattern: ReadonlySet<string> = new Set(
  'find order within scope quoted unless severity clause suggest note'.split(' '),
);

export function patternOf(value: unknown): Pattern | undefined {
  const yaml = closedRecord(value, keysOfPattern);
  if (!yaml) return undefined;
  const { order = 'fixed', within = usualWithin, scope = 'sentence', quoted = 'any' } = yaml;
  const find = namesOf(yaml.find, steps);
  const unless = namesOf(yaml.unless, classNames);
  const said = sayingOf(yaml);
  const chosen = {
    order: choiceOf(order, ['fixed', 'any']),
    scope: choiceOf(scope, ['sentence', 'post']),
    quoted: choiceOf(quoted, ['any', 'skip', 'only']),
  };
  const { clause } = yaml;
  if (!find?.length || !unless || !said?.note || !isDistance(within)) return undefined;
  if (!chosen.order || !chosen.scope || !chosen.quoted) return undefined;
  if (clause !== undefined && !(typeof clause === 'string' && clauseIdShape.test(clause))) {
    return undefined;
  }
  const { note, ...rest } = said;
  const { order: inOrder, scope: inScope, quoted: asQuoted } = chosen;
  const how = { order: inOrder, within, scope: inScope, quoted: asQuoted };
  return { find, ...how, unless, ...rest, ...(clause === undefined ? {} : { clause }), note };
}

function isDistance(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most.within;
}

type Saying = Pick<Entry, 'severity' | 'whole' | 'suggest' | 'note'>;

/** What entries and patterns say to whoever wrote the word; only the keys that are there. */
function sayingOf(yaml: Readonly<Record<string, unknown>>): Saying | undefined {
  const severity = choiceOf(yaml.severity, severities);
  const suggest = lineOf(yaml.suggest);
  const note = messageOf(yaml.note);
  const { whole } = yaml;
  const isRight =
    (yaml.severity === undefined || severity !== undefined) &&
    (yaml.suggest === undefined || suggest !== undefined) &&
    (yaml.note === undefined || note !== undefined) &&
    (whole === undefined || typeof whole === 'boolean');
  if (!isRight) return undefined;
  return {
    ...(severity && { severity }),
    ...(typeof whole === 'boolean' && { whole }),
    ...(suggest !== undefined && { suggest }),
    ...(note && { note }),
  };
}

/** Made when somebody asks, and then kept. */
function lazily(table: WordTable, range: WordRange): () => string[] {
  let words: string[] | undefined;
  return () => {
    words ??= wordsIn(table, range);
    return words;
  };
}
