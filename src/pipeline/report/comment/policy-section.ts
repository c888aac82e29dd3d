import { operatorsAt } from '../../../policy/in-office.ts';
import type { Language } from '../../../post/message.ts';
import type { PolicyProposal } from '../../check/policy-proposal.ts';
import { type PolicyChange, topics, topicWords } from '../../policy-changes/policy-change.ts';
import { plain } from '../markdown-text.ts';
import type { CommentInput } from './comment-input.ts';

type Described = NonNullable<PolicyProposal['described']>;

/** More lines than these are folded, a topic at a time; none is left out. */
const shownAtOnce = 20;

/** What the change of the policy does, in words: by topic, then what it does to posts that wait. */
export function policySection({ changes, effects }: Described, language: Language): string {
  const say = words[language];
  let shown = 0;
  const parts = topics.flatMap((topic) => {
    const of = changes.filter((one) => one.topic === topic);
    if (of.length === 0) return [];
    shown += of.length;
    return [shown > shownAtOnce ? folded(topic, of, language) : open(topic, of, language)];
  });
  const posts = effects.map((effect) => `- ${plain(effect[language])}`).join('\n');
  return [
    `#### ${say.changes(changes.length)}`,
    ...(parts.length > 0 ? parts : [say.nothing]),
    `#### ${say.effects}`,
    posts || say.noEffects,
  ].join('\n\n');
}

/** Who may approve it and what happens until then. */
export function policyApproval({ policy, language, now, author }: CommentInput): string {
  const say = words[language];
  const operators = operatorsAt(policy.organisation, now)
    .filter(({ login }) => login.toLowerCase() !== author.toLowerCase())
    .map(({ name }) => plain(name));
  return [`#### ${say.approval}`, say.who(operators.join('、') || say.nobody), say.until].join(
    '\n\n',
  );
}

function open(
  topic: PolicyChange['topic'],
  of: readonly PolicyChange[],
  language: Language,
): string {
  return `**${topicWords[topic][language]}**\n\n${lines(of, language)}`;
}

function folded(
  topic: PolicyChange['topic'],
  of: readonly PolicyChange[],
  language: Language,
): string {
  const { count } = words[language];
  return `<details><summary>${topicWords[topic][language]}${count(of.length)}</summary>\n\n${lines(of, language)}\n\n</details>`;
}

function lines(of: readonly PolicyChange[], language: Language): string {
  return of.map(({ message }) => `- ${plain(message[language])}`).join('\n');
}

const words = {
  ja: {
    changes: (count: number) => `この変更で変わること（${count}件）`,
    nothing: '承認されている規程と同じです。',
    count: (count: number) => `（${count}件）`,
    effects: '公開前の投稿への影響',
    noEffects: '判定の変わる投稿はありません。',
    approval: '承認',
    who: (names: string) => `承認できる人：運用担当者 ${names}（起案した人は承認できません）`,
    nobody: 'いません',
    until:
      'マージの後、承認が記録されると有効になります。それまでの間と、承認のないままマージしたときは、すべての投稿が公開を待ちます。',
  },
  en: {
    changes: (count: number) => `What this changes (${count})`,
    nothing: 'The same as the approved policy.',
    count: (count: number) => ` (${count})`,
    effects: 'Posts that wait for their time',
    noEffects: 'No verdict changes.',
    approval: 'Approval',
    who: (names: string) => `Who may approve: the operators ${names} (not who opened it)`,
    nobody: '(none)',
    until:
      'It takes effect once it is merged and its approval is on record. Until then, and where it is merged without approval, all posts wait.',
  },
} as const;
