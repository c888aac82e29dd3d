import { once } from 'node:events';
import type { Language, Message } from '../../post/message.ts';
import { Play, type Step } from './play.ts';
import { type Stage, setStage } from './stage.ts';
import { approveStep } from './steps/approve.ts';
import { audit } from './steps/audit.ts';
import { begin } from './steps/begin.ts';
import { type Checked, checkStep } from './steps/check.ts';
import { killStep, publishStep } from './steps/publish.ts';
import { approvedPolicy, directPush, pauseEverything, unapprovedPolicy } from './steps/refuse.ts';

interface DemoOptions {
  /** The project's folder: examples, policies and the built `dist/`. */
  readonly root: string;
  /** Leaves the sandbox running until it is interrupted, and says where its page is. */
  readonly keep: boolean;
  readonly language: Language;
}

/** Plays the whole way of a post on real parts, in the sandbox. 0 when every step came out as a witness saw it. */
export async function demo(o: DemoOptions): Promise<number> {
  const speak = (text: Message) => console.log(text[o.language]);
  speak({
    ja: 'koho デモ：Markdownの投稿が2つの公開と、だれでも確かめられる記録になるまで\n（外部には何も公開されません。アカウントもネットワークも使いません）\n',
    en: 'koho demo: from a Markdown post to two published posts and a record that anyone can verify\n(nothing leaves this machine; no account, no network)\n',
  });
  const began = performance.now();
  const stage = await setStage(o.root);
  try {
    const failed = await playAll(stage, o.language);
    if (failed) return 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    speak({
      ja: `\n全${steps().length}段を、公開タイムラインと新しいクローンだけを読む別の処理が確かめました（${seconds}秒）。`,
      en: `\nAll ${steps().length} steps were confirmed by a separate process that reads only public timelines and a fresh clone (${seconds} s).`,
    });
    if (o.keep) await keep(stage, speak);
    return 0;
  } finally {
    await stage.close();
  }
}

async function playAll(stage: Stage, language: Language): Promise<boolean> {
  const play = new Play(stage, (text) => console.log(indent(text[language])));
  for (const [index, step] of steps().entries()) {
    console.log(`${index + 1} ${step.title[language]}`);
    const began = performance.now();
    try {
      await step.play(play);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(`  ✘ ${why}`);
      return true;
    }
    console.log(`  ✔ ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  }
  return false;
}

function steps(): readonly Step[] {
  let handed: Checked | undefined;
  const checked = () => {
    if (!handed) throw new Error('the check came first');
    return handed;
  };
  return [
    begin,
    checkStep((given) => {
      handed = given;
    }),
    approveStep(checked),
    publishStep(checked),
    killStep(checked),
    directPush,
    unapprovedPolicy,
    approvedPolicy,
    pauseEverything,
    audit,
  ];
}

async function keep(stage: Stage, speak: (text: Message) => void): Promise<void> {
  speak({
    ja: `公開された投稿のページ：${stage.sandbox.url}/\n終わるときは Ctrl+C を押してください。`,
    en: `The published timelines: ${stage.sandbox.url}/\nPress Ctrl+C to end.`,
  });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  │ ');
}
