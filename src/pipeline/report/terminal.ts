import { passableRules } from '../../guideline/passable-rules.ts';
import type { Finding } from '../../guideline/rule.ts';
import { standingOf } from '../../guideline/standing.ts';
import type { Policy, Severity } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import type { Post } from '../../post/post.ts';
import { acknowledgeYaml } from './acknowledge-yaml.ts';
import { severityWords } from './severity-words.ts';
import { alsoText, toldNames } from './told-names.ts';
import { type Told, toldOnce } from './told-once.ts';
import { fitted, wrap } from './wrap.ts';

interface Style {
  readonly language: Language;
  readonly colour: boolean;
  /** Names the clauses; absent where it cannot be read. */
  readonly policy: Policy | undefined;
  /** What the posts state already, by path: a reason is added there, not beside it. */
  readonly waivers: ReadonlyMap<string, Post['waivers']>;
}

/** What was examined. */
interface Files {
  readonly posts: number;
  /** Requests to withdraw a post. */
  readonly requests: number;
}

/** Findings for people at a terminal, by file, wrapped at 80 columns; the conclusion comes last, where the eye is. */
export function terminalReport(
  examined: Files,
  findings: readonly Finding[],
  style: Style,
): string {
  const told: Told[] = [];
  const files = [...Map.groupBy(findings, ({ path }) => path)].map(([path, found]) => {
    const once = toldOnce(found);
    told.push(...once);
    return [
      bold(path, style.colour),
      ...inOrder(once).map((finding) => entry(finding, style)),
      ...howToKeep(found, { ...style, stated: style.waivers.get(path) ?? [] }),
    ].join('\n');
  });
  return `${[...files, conclusion(examined, told, style.language)].join('\n\n')}\n`;
}

/** By place; what is to be answered comes behind what is to be mended, all of it together. */
function inOrder(found: readonly Told[]): readonly Told[] {
  const isQuestion = ({ severity }: Told) => severity === 'ask';
  return [...found.filter((one) => !isQuestion(one)), ...found.filter(isQuestion)];
}

function entry(finding: Told, { language, colour, policy }: Style): string {
  const { severity, line, column, message, acknowledged } = finding;
  const say = words[language];
  const name =
    standingOf(finding) === 'decision' ? say.decision : severityWords[severity][language];
  const stated = acknowledged === undefined ? '' : ` ${say.reason}${acknowledged}`;
  return [
    `  ${line}:${column} ${colourOf(name, severity, colour)}  ${toldNames(finding)}`,
    ...wrap(`${message[language]}${alsoText(finding, { policy, language })}${stated}`, 80, '    '),
  ].join('\n');
}

/** The lines to copy for what a reason would let pass. */
function howToKeep(
  findings: readonly Finding[],
  { language, stated }: { readonly language: Language; readonly stated: Post['waivers'] },
): readonly string[] {
  const rules = passableRules(findings, stated);
  if (rules.length === 0) return [];
  const begun = stated.length > 0;
  const yaml = acknowledgeYaml(rules, { begun, language });
  return [
    ...wrap(begun ? words[language].keepToo : words[language].keep, 80, '  '),
    ...yaml.split('\n').map((line) => `    ${line}`),
  ];
}

function conclusion(files: Files, findings: readonly Finding[], language: Language): string {
  const open = findings.filter((one) => standingOf(one) === 'open');
  const block = open.filter(({ severity }) => severity === 'block').length;
  const ask = open.length - block;
  const warn = findings.filter(({ severity }) => severity === 'warn').length;
  const decide = findings.filter((one) => standingOf(one) === 'decision').length;
  const say = words[language];
  // A request publishes nothing: of nothing else it is not said that it can be.
  const [notYet, ready] =
    files.posts === 0 && files.requests > 0 ? say.request : [say.notYet, say.ready];
  const state = block > 0 ? notYet : ask > 0 ? say.waiting : ready;
  const counts = say.counts({ ...files, block, warn, ask });
  return fitted(`${state}${counts}${decide > 0 ? say.decisions(decide) : ''}`, 80);
}

interface Counts extends Files {
  readonly block: number;
  readonly warn: number;
  readonly ask: number;
}

const words = {
  ja: {
    reason: '理由：',
    decision: '所属長の判断',
    keep: '注意などを残すときは、投稿の先頭（--- の間）に次のように書き、理由を書き替えます。',
    keepToo: '注意などを残すときは、acknowledge: の下に次のように書き加え、理由を書き替えます。',
    notYet: 'まだ公開できません。',
    waiting: '質問への回答を待っています。',
    ready: '公開の手続きに進めます。',
    request: ['まだ申請できません。', '申請の手続きに進めます。'],
    counts: ({ posts, requests, block, warn, ask }: Counts) =>
      `${posts > 0 || requests === 0 ? `投稿${posts}件　` : ''}${requests > 0 ? `公開中止・削除の申請${requests}件　` : ''}要修正${block}件　注意${warn}件　質問${ask}件`,
    decisions: (count: number) => `　所属長の判断${count}件`,
  },
  en: {
    reason: 'reason: ',
    decision: 'for the head to decide',
    keep: 'To keep what is warned of, write this at the head of the post (between the ---), with your reason.',
    keepToo:
      'To keep what is warned of, add this under acknowledge: at the head of the post, with your reason.',
    notYet: 'Cannot be published yet. ',
    waiting: 'Waiting for answers. ',
    ready: 'Ready. ',
    request: ['Cannot be handed in yet. ', 'Ready. '],
    counts: ({ posts, requests, block, warn, ask }: Counts) =>
      `${[
        ...(posts > 0 || requests === 0 ? [`${posts} ${posts === 1 ? 'post' : 'posts'}`] : []),
        ...(requests > 0
          ? [`${requests} ${requests === 1 ? 'request' : 'requests'} to withdraw`]
          : []),
      ].join(', ')}: ${block} to mend, ${warn} warnings, ${ask} questions`,
    decisions: (count: number) => `, ${count} for the head to decide`,
  },
} as const;

function bold(text: string, colour: boolean): string {
  return colour ? `\u001b[1m${text}\u001b[22m` : text;
}

const colours: Readonly<Record<Severity, number>> = { block: 31, warn: 33, ask: 36 };

function colourOf(text: string, severity: Severity, colour: boolean): string {
  return colour ? `\u001b[${colours[severity]}m${text}\u001b[39m` : text;
}
