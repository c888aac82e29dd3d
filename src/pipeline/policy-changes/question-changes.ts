import type { Question } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { shownValue } from './shown-value.ts';
import { same, valueChanges } from './value-changes.ts';

type Questions = ReadonlyMap<string, Question>;

/** What people are asked, when, and which answers stop a post. */
export function questionChanges(before: Questions, after: Questions): readonly Message[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    if (!a) return b ? [comes(b)] : [];
    return b ? changesOf(a, b) : [goes(a)];
  });
}

function comes({ id, text, when }: Question): Message {
  const asked = { ja: shownValue(text.ja), en: shownValue(text.en) };
  return {
    ja: `質問が加わります：「${asked.ja}」（${id}、尋ねる場面 ${when}）`,
    en: `A question is added: "${asked.en}" (${id}, when: ${when})`,
  };
}

function goes({ id, text }: Question): Message {
  return {
    ja: `質問がなくなります：「${shownValue(text.ja)}」（${id}）`,
    en: `A question is removed: "${shownValue(text.en)}" (${id})`,
  };
}

function changesOf(before: Question, after: Question): readonly Message[] {
  const { answers: was, ...a } = before;
  const { answers: is, ...b } = after;
  const answers = same(was, is) ? [] : answerChanges(before, after);
  return [...answers, ...valueChanges(a, b, ['questions', before.id])];
}

function answerChanges(before: Question, after: Question): readonly Message[] {
  const name = { ja: shownValue(after.text.ja), en: shownValue(after.text.en) };
  const byText = ({ answers }: Question) => new Map(answers.map((one) => [one.text.ja, one]));
  const [was, is] = [byText(before), byText(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((text) => {
    const [a, b] = [was.get(text), is.get(text)];
    if (a?.effect === b?.effect) return a && b ? valueChanges(a, b, [after.id, text]) : [];
    return [effectChanges(name, { text: (b ?? a)?.text ?? name, a: a?.effect, b: b?.effect })];
  });
  if (changes.length > 0) return changes;
  return [
    {
      ja: `質問「${name.ja}」の答えの並びが変わります。`,
      en: `The order of answers to "${name.en}" changes.`,
    },
  ];
}

type Effect = Question['answers'][number]['effect'] | undefined;

function effectChanges(
  name: Message,
  { text, a, b }: { readonly text: Message; readonly a: Effect; readonly b: Effect },
): Message {
  const answer = { ja: shownValue(text.ja), en: shownValue(text.en) };
  const subject = {
    ja: `質問「${name.ja}」の答え「${answer.ja}」`,
    en: `The answer "${answer.en}" to "${name.en}"`,
  };
  if (b === undefined)
    return { ja: `${subject.ja}がなくなります。`, en: `${subject.en} is removed.` };
  const effect =
    b === 'stop'
      ? { ja: '公開を止めます', en: 'stops the post' }
      : { ja: '公開に進めます', en: 'lets the post go on' };
  if (a === undefined) {
    return {
      ja: `${subject.ja}が加わります。${effect.ja}。`,
      en: `${subject.en} is added; it ${effect.en}.`,
    };
  }
  return { ja: `${subject.ja}は、これから${effect.ja}。`, en: `${subject.en} now ${effect.en}.` };
}
