import type { QuestionCondition } from '../../policy/question-conditions.ts';
import { isOfficial } from '../host.ts';
import { linksOf } from '../links.ts';
import type { RuleContext } from '../rule.ts';
import { saidIn } from './said-in.ts';
import { usesOthersWork } from './uses-others-work.ts';

/** Whether the post contains what a question is about. */
export function conditionMet(condition: QuestionCondition, context: RuleContext): boolean {
  const { post, policy } = context;
  switch (condition) {
    case 'always':
      return true;
    case 'people-in-media':
      return post.media.some(({ people }) => people !== undefined && people.value !== 'none');
    case 'link':
      return linksOf(post).length > 0;
    case 'third-party-link':
      return linksOf(post).some(({ host }) => !isOfficial(host, policy));
    case 'others-work':
      return usesOthersWork(post) || saidIn(post, condition);
    case 'names-a-person':
    case 'emergency':
    case 'forming-policy':
    case 'promotes':
    case 'sensitive-topic':
    case 'personal-voice':
    case 'correction':
      return saidIn(post, condition);
    default:
      return unreachable(condition);
  }
}

function unreachable(condition: never): never {
  throw new TypeError(`question of unknown kind: ${String(condition)}`);
}
