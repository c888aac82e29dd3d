import type { Step } from '../play.ts';
import { summon } from '../summon.ts';

export const audit: Step = {
  title: {
    ja: '監査：クローンだけで改変なしを確かめ、1バイトの改変は記録番号とともに見つかる',
    en: 'Audit: a plain clone verifies; one changed byte is found and its record named',
  },
  async play(play) {
    const { stage } = play;
    const args = ['audit', 'verify', '--format', 'json'];
    const ref = 'refs/heads/main';
    await summon(stage, [
      ...play.timelines(),
      { claim: 'koho', ref, args, exit: 0, prints: ['"verdict": "intact"'] },
      { claim: 'tampering-found', log: 'hokkaido-kotsu-x', seq: 2 },
    ]);
  },
};
