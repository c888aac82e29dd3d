import type { Dictionary, DictionaryEntry, Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { severityWords } from '../report/severity-words.ts';
import { listed, shownList, shownValue } from './shown-value.ts';
import { same, valueChanges } from './value-changes.ts';

/** Words of one dictionary: added, removed, weighed anew; counts and the first ten. */
export function wordChanges(
  id: string,
  { before, after }: { readonly before?: Dictionary; readonly after?: Dictionary },
): readonly Message[] {
  if (!before) return after ? [comes(after)] : [];
  if (!after) return [goes(before)];
  const { entries: was, ...a } = before;
  const { entries: is, ...b } = after;
  return [...entryChanges(id, was, is), ...valueChanges(a, b, [id])];
}

function comes({ id, clause, entries, patterns }: Dictionary): Message {
  const words = shownList(entries.map(({ word }) => word));
  return {
    ja: `辞書「${id}」（${clause}）が加わります。${entries.length}語、組み合わせ${patterns.size}件：${words.ja}`,
    en: `The dictionary "${id}" (${clause}) is added: ${entries.length} words, ${patterns.size} patterns: ${words.en}`,
  };
}

function goes({ id, clause, entries, patterns }: Dictionary): Message {
  return {
    ja: `辞書「${id}」（${clause}、${entries.length}語、組み合わせ${patterns.size}件）がなくなります。`,
    en: `The dictionary "${id}" (${clause}, ${entries.length} words, ${patterns.size} patterns) is removed.`,
  };
}

type Entries = readonly DictionaryEntry[];

function entryChanges(id: string, before: Entries, after: Entries): readonly Message[] {
  if (same(before, after)) return [];
  const byWord = (entries: Entries) => new Map(entries.map((entry) => [entry.word, entry]));
  const [was, is] = [byWord(before), byWord(after)];
  const come = [...is.keys()].filter((word) => !was.has(word));
  const gone = [...was.keys()].filter((word) => !is.has(word));
  const both = [...is.values()].flatMap((b) => {
    const a = was.get(b.word);
    return a && !same(a, b) ? [{ a, b }] : [];
  });
  const messages = [
    ...counted(come, (n, words) => ({
      ja: `辞書「${id}」に${n}語が加わります：${words.ja}`,
      en: `The dictionary "${id}" gains ${n} words: ${words.en}`,
    })),
    ...counted(gone, (n, words) => ({
      ja: `辞書「${id}」から${n}語がなくなります：${words.ja}`,
      en: `The dictionary "${id}" loses ${n} words: ${words.en}`,
    })),
    ...weightChanges(id, both),
    ...counted(
      both.filter(hasOtherChange).map(({ b }) => b.word),
      (n, words) => ({
        ja: `辞書「${id}」の${n}語で、除く語や説明などが変わります：${words.ja}`,
        en: `In the dictionary "${id}" the exceptions, notes or spellings of ${n} words change: ${words.en}`,
      }),
    ),
  ];
  if (messages.length > 0) return messages;
  return [
    { ja: `辞書「${id}」の語の並びが変わります。`, en: `The order of words in "${id}" changes.` },
  ];
}

interface Pair {
  readonly a: DictionaryEntry;
  readonly b: DictionaryEntry;
}

function counted(
  words: readonly string[],
  say: (count: number, words: Message) => Message,
): readonly Message[] {
  return words.length === 0 ? [] : [say(words.length, shownList(words))];
}

function weightChanges(id: string, pairs: readonly Pair[]): readonly Message[] {
  const moved = pairs.filter(({ a, b }) => a.severity !== b.severity);
  if (moved.length === 0) return [];
  const words = moved.slice(0, listed).map(({ a, b }) => ({
    ja: `「${shownValue(b.word)}」は${weight(a.severity).ja}から${weight(b.severity).ja}`,
    en: `"${shownValue(b.word)}" from ${weight(a.severity).en} to ${weight(b.severity).en}`,
  }));
  const more = moved.length - words.length;
  return [
    {
      ja: `辞書「${id}」の${moved.length}語の重さが変わります：${words.map(({ ja }) => ja).join('、')}${more > 0 ? `、ほか${more}語` : ''}`,
      en: `In the dictionary "${id}" the weight of ${moved.length} words changes: ${words.map(({ en }) => en).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
    },
  ];
}

function weight(severity: Severity | undefined): Message {
  return severity ? severityWords[severity] : { ja: '確認の重さ', en: "the rule's weight" };
}

function hasOtherChange({ a, b }: Pair): boolean {
  const { severity: _a, ...was } = a;
  const { severity: _b, ...is } = b;
  return !same(was, is);
}
