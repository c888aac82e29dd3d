import { type DemoFile, exampleMedium, examplePost } from '../example-posts.ts';
import { localTime } from '../local-time.ts';

/** The posts of the main pull request. */
export interface DemoPosts {
  /** Image with alt text, and a different text for X. */
  readonly campaign: DemoFile;
  readonly poster: DemoFile;
  /** For one account only, at its own second. */
  readonly scheduled: DemoFile;
  /** UTC. */
  readonly scheduledAt: string;
  /** The one whose job is killed. */
  readonly unlucky: DemoFile;
}

export const paths = {
  campaign: 'posts/kotsu/2026/winter-traffic-safety.md',
  poster: 'posts/kotsu/2026/winter-poster.png',
  scheduled: 'posts/kotsu/2026/reflectors.md',
  unlucky: 'posts/kotsu/2026/snow-removal.md',
} as const;

export async function demoPosts(root: string, scheduledInMs: number): Promise<DemoPosts> {
  const at = new Date(Math.ceil((Date.now() + scheduledInMs) / 1000) * 1000);
  const latest = new Date(at.getTime() + 30 * 60_000);
  return {
    campaign: await examplePost(root, paths.campaign),
    poster: await exampleMedium(root, paths.poster),
    scheduledAt: at.toISOString(),
    scheduled: {
      path: paths.scheduled,
      content: post({
        title: '反射材の配布',
        accounts: 'hokkaido-kotsu-x',
        times: `publish_at: ${localTime(at)}\nlatest_at: ${localTime(latest)}\n`,
        text: '道の駅で、歩く人のための反射材をお配りしています。数に限りがありますので、お早めにお立ち寄りください。',
      }),
    },
    unlucky: {
      path: paths.unlucky,
      content: post({
        title: '除雪作業中の安全',
        accounts: 'hokkaido-koho-x',
        times: '',
        text: '屋根の雪下ろしは、必ず2人以上で行いましょう。命綱とヘルメットを着け、はしごは固定してください。',
      }),
    },
  };
}

/** A short post with every question answered. */
export function post(o: {
  readonly title: string;
  readonly accounts: string;
  readonly times: string;
  readonly text: string;
}): string {
  return `---
title: ${o.title}
accounts: [${o.accounts}]
${o.times}answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
---
${o.text}
`;
}
