import type { Language } from '../../post/message.ts';
import type { Stopped } from '../brakes/standing-pauses.ts';
import { oneLine } from '../record/bodies.ts';

/** What is stopped, by whom and why: whoever looks at what waits must not think that it will go out. */
export function stoppedText(pauses: readonly Stopped[], language: Language): string {
  const say = words[language];
  if (pauses.length === 0) return '';
  const each = pauses.map(({ account = say.all, by, note }) => {
    // Anybody who may write wrote it: it must not look like further lines of ours.
    const who = note ? oneLine(`${note.by}: ${note.why} (${note.at})`) : say.unknown[by];
    return `${say.stopped}${account}\n  ${who}`;
  });
  return [...each, say.until].join('\n');
}

const words = {
  ja: {
    all: 'すべて',
    stopped: '【一時停止中】',
    until: 'koho resume で解除するまで、何も送信しません（削除は止まりません）。',
    unknown: {
      branch: '（koho-pause のブランチが直接作られました）',
      record: '（ブランチは手で消されましたが、解除の記録がありません）',
    },
  },
  en: {
    all: 'everything',
    stopped: 'PAUSED: ',
    until: 'Nothing is sent until koho resume lifts it; deletions go on.',
    unknown: {
      branch: '(somebody made the branch koho-pause by hand)',
      record: '(its branch was removed by hand, and no lifting is on record)',
    },
  },
} as const;
