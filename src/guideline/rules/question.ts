import type { Question } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import type { Place } from '../../post/place.ts';
import type { Answer, Post } from '../../post/post.ts';
import { conditionMet } from '../questions/condition-met.ts';
import type { Report, Rule } from '../rule.ts';

export const question: Rule = {
  id: 'question',
  clause: 'HSM-4-1',
  severity: 'ask',
  about: {
    ja: '機械では分からないことへの回答',
    en: 'Answers to what a machine cannot know',
  },
  check(context) {
    const { post, policy } = context;
    const asked = [...policy.guideline.questions.values()].filter(({ when }) =>
      conditionMet(when, context),
    );
    const strays = post.answers.filter(
      (answer) => !policy.guideline.questions.has(answer.question.value),
    );
    return [...asked.flatMap((one) => unanswered(one, post)), ...strays.map(unknownQuestion)];
  },
};

function unanswered(one: Question, post: Post): Report[] {
  const given = post.answers.find((answer) => answer.question.value === one.id);
  if (!given) {
    return [
      {
        place: placeForAnswer(post),
        clause: one.clause,
        message: asking(one),
      },
    ];
  }
  const chosen = one.answers.find(
    ({ text }) => text.ja === given.answer.value || text.en === given.answer.value,
  );
  if (!chosen) {
    const choices = choicesOf(one);
    return [
      {
        place: given.answer.place,
        clause: one.clause,
        message: {
          ja: `「${given.answer.value}」は選べる答えにありません。「${choices.ja}」のどれかを、そのまま書いてください。`,
          en: `"${given.answer.value}" is not one of the answers. Write one of them as it stands: ${choices.en}.`,
        },
      },
    ];
  }
  if (chosen.effect === 'proceed') return [];
  return [
    {
      place: given.answer.place,
      clause: one.clause,
      severity: 'block',
      message: {
        ja: `「${one.text.ja}」に「${given.answer.value}」とのお答えなので、このままでは公開できません。所属長に相談するか、内容を改めてください。`,
        en: `The answer to "${one.text.en}" is "${given.answer.value}": the post cannot go out like this. Ask the section head, or change the post.`,
      },
    },
  ];
}

/** The same for every post. */
function asking(one: Question): Message {
  const known = askings.get(one);
  if (known) return known;
  const choices = choicesOf(one);
  const message = {
    ja: `${one.text.ja}（${choices.ja}）　答えを answers に「- {question: ${one.id}, answer: 選んだ答え}」のように書いてください。`,
    en: `${one.text.en} (${choices.en}) Write the answer under answers: "- {question: ${one.id}, answer: the one you chose}".`,
  };
  askings.set(one, message);
  return message;
}

const askings = new WeakMap<Question, Message>();

function choicesOf({ answers }: Question): Message {
  return {
    ja: answers.map(({ text }) => text.ja).join('／'),
    en: answers.map(({ text }) => text.en).join(' / '),
  };
}

/** The last answer, else the closing `---`, above which answers are to be written. */
function placeForAnswer(post: Post): Place {
  const last = post.answers.at(-1);
  if (last) return last.place;
  const body = post.variants.find(({ target }) => target === 'default')?.place.line ?? 1;
  return { line: Math.max(1, body - 1), column: 1 };
}

function unknownQuestion(answer: Answer): Report {
  return {
    place: answer.question.place,
    severity: 'warn',
    message: {
      ja: `「${answer.question.value}」という質問はありません。この回答を消してください。`,
      en: `There is no question "${answer.question.value}". Remove the entry.`,
    },
  };
}
