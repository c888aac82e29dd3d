import { wrap } from '../../../pipeline/report/wrap.ts';
import type { DemoFile } from '../example-posts.ts';
import { checkJob } from '../jobs.ts';
import { mustEnd, type Play, type Step } from '../play.ts';
import { staffLogin } from '../stage.ts';
import { summon } from '../summon.ts';
import { type DemoPosts, demoPosts, paths } from './posts.ts';

/** What the steps after this one go on with. */
export interface Checked {
  readonly posts: DemoPosts;
  readonly pull: string;
}

/** Long enough for approval, merge and record to come before it on a slow machine too. */
const scheduledInMs = 16_000;

export function checkStep(hand: (checked: Checked) => void): Step {
  return {
    title: {
      ja: '職員が投稿を出す：誤りは日本語で場所とともに示され、直すと所属長への依頼に変わる',
      en: 'Staff submit posts: faults are shown with their place; mended, the comment becomes the head’s',
    },
    async play(play) {
      const { stage } = play;
      const posts = await demoPosts(stage.root, scheduledInMs);
      const { campaign, poster, scheduled, unlucky } = posts;
      const broken = { path: campaign.path, content: withFaults(String(campaign.content)) };
      await stage.staff.push('winter', [broken, poster, scheduled, unlucky], '冬の交通安全の投稿');
      const pull = await stage.forge.openPull(staffLogin, 'winter', '冬の交通安全の投稿');
      await refused(play, pull);
      await stage.staff.push('winter', [campaign], '確認結果を受けて修正');
      await passed(play, pull, posts);
      hand({ posts, pull });
    },
  };
}

/** A wrong weekday, an unanswered question, an image without alt text. */
function withFaults(text: string): string {
  return text
    .replace(/^(今日、\d+月\d+日)（火）/m, '$1（水）')
    .replace(/^ {4}alt: .*\n/m, '')
    .replace(/^ {2}- \{question: facts-checked.*\n/m, '');
}

async function refused({ stage, say }: Play, pull: string): Promise<void> {
  mustEnd('check of a broken post', await checkJob(stage, { number: pull, author: staffLogin }), 1);
  const comment = await stage.forge.comment(staffLogin, pull);
  mustSay(comment, ['まだ公開できません', '日付と曜日が合いません', '説明文（alt）がありません']);
  const said = excerpt(comment);
  say({ ja: said, en: said });
  const prints = ['"rule": "date-weekday"', '"rule": "media-declared"', '"rule": "question"'];
  await summon(stage, [onPull(pull, 1, prints)]);
}

async function passed({ stage, say }: Play, pull: string, posts: DemoPosts): Promise<void> {
  mustEnd(
    'check of the mended post',
    await checkJob(stage, { number: pull, author: staffLogin }),
    0,
  );
  const comment = await stage.forge.comment(staffLogin, pull);
  mustSay(comment, ['【承認のお願い】', '文字数', '費用', '説明文：', textIn(posts.unlucky)]);
  say({
    ja: '直した後のコメントは、所属長への【承認のお願い】に変わりました。',
    en: 'Mended, the comment is now the request for approval.',
  });
  await summon(stage, [onPull(pull, 0, ['"findings": []'])]);
}

function onPull(pull: string, exit: number, prints: readonly string[]) {
  const files = [paths.campaign, paths.scheduled, paths.unlucky];
  const args = ['check', '--format', 'json', ...files];
  return { claim: 'koho', ref: `refs/pull/${pull}/head`, args, exit, prints } as const;
}

function textIn({ content }: DemoFile): string {
  return String(content).trim().split('\n').at(-1) ?? '';
}

function mustSay(comment: string, texts: readonly string[]): void {
  const missing = texts.find((text) => !comment.includes(text));
  if (missing !== undefined) throw new Error(`the comment does not say "${missing}":\n${comment}`);
}

/** The beginning of the comment as a person sees it, without markup. */
function excerpt(comment: string): string {
  return comment
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .map((line) =>
      line
        .replace(/^[#\s]+|\*\*/g, '')
        .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))),
    )
    .flatMap((line) => wrap(line, 74, ''))
    .join('\n');
}
