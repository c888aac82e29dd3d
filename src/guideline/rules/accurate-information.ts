import type { Message } from '../../post/message.ts';
import { hostName, isOfficial, parseUrl } from '../host.ts';
import { isOwnHandle } from '../links/own-account.ts';
import { linksOf } from '../links.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { publishedLines } from '../text-lines.ts';

/**
 * 正確な情報のお知らせ (5(2)): against others' falsehood, and something else than
 * correcting ourselves. It states what is right with its official source, and
 * rebuts nobody (5(3)).
 */
export const accurateInformation: Rule = {
  id: 'accurate-information',
  clause: 'HSM-5-2',
  severity: 'block',
  about: {
    ja: '正確な情報のお知らせに、公式の根拠とリンクがない、個人を名指しする、言い返す',
    en: 'Accurate information without an official source, or that names or rebuts somebody',
  },
  check(context) {
    const { post } = context;
    if (post.useCase?.value !== 'accurate-information') return [];
    const { place } = post.useCase;
    return [
      ...(post.correction ? [{ place, message: bothKinds }] : []),
      ...(hasOfficialSource(context) ? [] : [{ place, message: noSource }]),
      ...(linksToOfficial(context) ? [] : [{ place, message: noLink }]),
      ...persons(context),
    ];
  },
};

function hasOfficialSource({ post, policy }: RuleContext): boolean {
  return post.sources.some(({ value }) => isOfficialUrl(value, policy));
}

function linksToOfficial({ post, policy }: RuleContext): boolean {
  return linksOf(post).some(({ target }) => isOfficialUrl(target, policy));
}

function isOfficialUrl(text: string, policy: RuleContext['policy']): boolean {
  const url = parseUrl(text);
  return url !== undefined && isOfficial(hostName(url), policy);
}

/** Accounts of others, and words that answer a person instead of stating what is right. */
function persons({ post, policy }: RuleContext): readonly Report[] {
  return publishedLines(post).flatMap((line) => [
    ...[...line.prose.matchAll(handle)].flatMap(({ index, 0: all, 1: name = '' }) =>
      isOwnHandle(name, policy)
        ? []
        : [
            {
              ...rangeAt(line, index, index + all.length),
              clause: 'HSM-5-3',
              message: named(`@${name}`),
            },
          ],
    ),
    ...[...line.prose.matchAll(rebuttal)].map(({ index, 0: words }) => ({
      ...rangeAt(line, index, index + words.length),
      ...{ clause: 'HSM-5-3', severity: 'warn' as const },
      message: rebuts(words),
    })),
  ]);
}

const handle = /(?<![\w.@])@(\w{2,15})\b/g;
const rebuttal =
  /(?:嘘|うそ|ウソ|デマ|でたらめ|悪質|言いがかり|許せ(?:ない|ません)|抗議(?:し|いた)|法的(?:措置|手段)|(?:さん|氏|様)(?:の|による)(?:投稿|発言|書き込み|主張))/g;

const bothKinds: Message = {
  ja: '訂正（道や市など、こちらの誤り）と、正確な情報のお知らせ（ほかの人の誤った情報に対するもの）は別のものです。どちらか一方にし、こちらに誤りがあったなら use_case を消してください。',
  en: 'A correction (our own error) and accurate information (against others’ falsehood) are two things. Choose one; where the error is ours, delete use_case.',
};

const noSource: Message = {
  ja: '正確な情報のお知らせには、公式の根拠が必要です。公式サイトのページを sources に書いてください。',
  en: 'Accurate information needs an official source: name the page under sources.',
};

const noLink: Message = {
  ja: '本文に公式サイトへのリンクがありません。読んだ人が確かめられるように、根拠のページへのリンクを本文に入れてください。',
  en: 'The text links no official page. Link the source, so that readers can see for themselves.',
};

function named(who: string): Message {
  return {
    ja: `「${who}」と、ほかの利用者を名指ししています。個人への反論にせず、正しい情報だけを書いてください。`,
    en: `"${who}" names another user. Rebut nobody: state what is right, and nothing else.`,
  };
}

function rebuts(words: string): Message {
  return {
    ja: `「${words}」は、言い返しと受け取られるおそれがあります。「～という情報がありますが、正しくは～です」のように、事実だけを落ち着いて書いてください。`,
    en: `"${words}" may be read as a rebuttal. State the facts calmly: “there is information that …; in fact …”.`,
  };
}
