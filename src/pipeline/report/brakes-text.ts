import type { Language } from '../../post/message.ts';
import type { Resolved } from '../brakes/resolve.ts';
import type { Resumed } from '../brakes/resume.ts';
import { heldNoticeText } from './held-notice-text.ts';

/** What a lifted pause says in the run's summary. */
export function resumedText({ account, by, why }: Resumed, language: Language): string {
  const say = words[language];
  return `${say.resumed}（${account ?? say.all}）\n@${by.login} (${by.id}): ${why}`;
}

/** What an answer says in the run's summary. */
export function resolvedText(resolved: Resolved, language: Language): string {
  const { post, account, part, answer, url, ordered, by, notices } = resolved;
  const say = words[language];
  const answered = ordered ? { ...say.answers, ...say.whereOrdered } : say.answers;
  return [
    `${say.resolved} ${post} (${account}, ${part})`,
    `${answered[answer]}${url ? ` ${url}` : ''}`,
    `@${by.login} (${by.id})`,
    ...notices.map((notice) => heldNoticeText(notice, language)),
  ].join('\n');
}

const words = {
  ja: {
    all: 'すべて',
    resumed: '一時停止を解除し、発信記録に残しました',
    resolved: '公開保留への答えを、発信記録に残しました：',
    answers: {
      confirmed: '公開されていた。',
      retryable: '公開されていない。次の実行で送信し直します。',
      withdrawn: 'もう公開しない。',
    },
    whereOrdered: {
      confirmed:
        '公開されていた。指示のとおり、次の実行で削除します。急ぐなら withdraw を始めます。',
      retryable: '公開されていない。公開中止の指示があるので、送信し直しません。',
    },
  },
  en: {
    all: 'everything',
    resumed: 'The pause is lifted, and its lifting on record ',
    resolved: 'The answer is on record:',
    answers: {
      confirmed: 'It is public.',
      retryable: 'It is not public; the next run sends it again.',
      withdrawn: 'Given up.',
    },
    whereOrdered: {
      confirmed: 'It is public; as ordered, the next run deletes it. In a hurry start withdraw.',
      retryable: 'It is not public. It is ordered withdrawn, so it is not sent again.',
    },
  },
} as const;
