import type { Language } from '../../post/message.ts';
import type { Stopped } from '../brakes/standing-pauses.ts';

/** What is stopped, by whom and why: whoever looks at what waits must not think that it will go out. */
export function stoppedText(pauses: readonly Stopped[], language: Language): string {
  const say = words[language];
  return pauses
    .map(({ account = say.all, by, note }) => {
      const who = note ? `  ${note.by}: ${note.why} (${note.at})` : `  ${say.unknown[by]}`;
      return `${say.stopped(account)}\n${who}`;
    })
    .join('\n');
}

const words = {
  ja: {
    all: 'すべて',
    stopped: (what: string) =>
      `【一時停止中】${what}。koho resume で解除するまで、何も送信しません。`,
    unknown: {
      branch: '（koho-pause のブランチが直接作られました）',
      record: '（ブランチは手で消されましたが、解除の記録がありません）',
    },
  },
  en: {
    all: 'everything',
    stopped: (what: string) => `PAUSED: ${what}. Nothing is sent until koho resume lifts it.`,
    unknown: {
      branch: '(somebody made the branch koho-pause by hand)',
      record: '(its branch was removed by hand, and no lifting is on record)',
    },
  },
} as const;
