import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A post as a file, and its body alone. */
export interface BenchPost {
  readonly path: string;
  readonly file: string;
  readonly body: string;
}

/**
 * So many posts, no two alike and always the same ones: sentences of the
 * acceptable posts of `test/evaluation/` put together anew, with other dates
 * (their weekdays right), times, numbers and addresses. No media.
 */
export function benchPosts(root: string, count: number): readonly BenchPost[] {
  const sentences = goodSentences(join(root, 'test/evaluation/posts/a.jsonl'));
  return Array.from({ length: count }, (_, n) => postOf(n, sentences));
}

function goodSentences(path: string): readonly string[] {
  const posts = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const good = posts
    .map((line): { text: string; expect: string[] } => JSON.parse(line))
    .filter(({ expect }) => expect.includes('ok'));
  return good
    .flatMap(({ text }) => text.split(/\n|(?<=[。！？])(?![」』）])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.includes('http'));
}

function postOf(n: number, sentences: readonly string[]): BenchPost {
  const chance = chanceOf(n);
  const isLong = chance(5) === 0;
  const told = Array.from({ length: isLong ? 8 : 2 }, () =>
    renumbered(sentences[chance(sentences.length)] ?? '', chance),
  );
  const body = [
    ...told,
    ...(chance(3) > 0 ? [`日時：${dateOf(chance)} ${9 + chance(9)}時${chance(6)}0分から`] : []),
    ...(chance(3) === 0 ? [`問合せ：広報広聴課 011-204-${5000 + chance(1000)}`] : []),
    ...(chance(2) === 0 ? [`https://www.pref.hokkaido.lg.jp/ss/${n}/${chance(90)}.html`] : []),
  ].join('\n');
  const account = isLong ? 'hokkaido-koho-facebook' : 'hokkaido-koho-x';
  return { path: `posts/koho/2026/post-${n}.md`, file: fileOf({ n, body, account, chance }), body };
}

interface Written {
  readonly n: number;
  readonly body: string;
  readonly account: string;
  readonly chance: (below: number) => number;
}

function fileOf({ n, body, account, chance }: Written): string {
  const ownText = chance(10) === 0 ? '\n:::x\n短い本文です。詳しくは公式サイトへ。\n:::\n' : '';
  const accounts = ownText ? 'hokkaido-koho-facebook, hokkaido-koho-x' : account;
  const linkAnswer = body.includes('://') ? '\n  - {question: link-trust, answer: 確かめた}' : '';
  return `---
title: お知らせ ${n}
accounts: [${accounts}]
publish_at: 2026-12-${String(1 + chance(28)).padStart(2, '0')} 10:00
sources: [https://www.pref.hokkaido.lg.jp/ss/${n}.html]
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}${linkAnswer}
---
${body}
${ownText}`;
}

/** Its date moved by whole weeks, so that the weekday stays right; telephone numbers are left alone. */
function renumbered(sentence: string, chance: (below: number) => number): string {
  const weeks = chance(8);
  return sentence
    .replace(/(?<![\d年])(1[12])月(\d{1,2})日(?=[(（])/g, (_, month, day) => {
      const date = new Date(Date.UTC(2026, Number(month) - 1, Number(day) + weeks * 7));
      return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
    })
    .replace(/(?<![\d-])\d{2,3}(?=[人名件団体講座])/g, () => String(10 + chance(900)));
}

function dateOf(chance: (below: number) => number): string {
  const date = new Date(Date.UTC(2026, 11, 1 + chance(90)));
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${'日月火水木金土'.charAt(date.getUTCDay())}）`;
}

/** Numbers that look random and are always the same for `seed` (mulberry32). */
function chanceOf(seed: number): (below: number) => number {
  let state = (seed + 1) * 0x9e37_79b9;
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
