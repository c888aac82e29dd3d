import type { Language } from '../../post/message.ts';
import type { LocalChanges } from '../policy-changes/local-changes.ts';
import { topics, topicWords } from '../policy-changes/policy-change.ts';
import { wrap } from './wrap.ts';

/** What a change of the policy does, for a terminal. */
export function policyChangesText({ changes, effects }: LocalChanges, language: Language): string {
  const say = words[language];
  if (changes.length === 0) return `${say.nothing}\n`;
  const item = (text: string) => wrap(`・${text}`, 80, '  ');
  const parts = topics.flatMap((topic) => {
    const of = changes.filter((one) => one.topic === topic);
    if (of.length === 0) return [];
    const lines = of.flatMap(({ message }) => item(message[language]));
    return [[topicWords[topic][language], ...lines].join('\n')];
  });
  const posts = effects.flatMap((effect) => item(effect[language]));
  return `${[...parts, ...(posts.length > 0 ? [[say.effects, ...posts].join('\n')] : [])].join('\n\n')}\n`;
}

const words = {
  ja: { nothing: '規程は main と同じです。', effects: '公開前の投稿への影響' },
  en: {
    nothing: 'The policy is the same as on main.',
    effects: 'Posts that wait for their time',
  },
} as const;
