import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CheckedPullRequest,
  checkAndComment,
} from '../../src/pipeline/check/check-and-comment.ts';
import { pathOf, post } from './drafts.ts';
import type { Changes } from './git-in.ts';
import { head, kotsuX, operator, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

interface Seen extends CheckedPullRequest {
  readonly comments: readonly string[];
}

async function check(pull: string, author = staff): Promise<Seen> {
  const settings = await stage.settings('check');
  const checked = await checkAndComment(settings, { number: Number(pull), author }, {});
  const list = await stage.api(author, 'GET', `/issues/${pull}/comments`);
  return { ...checked, comments: (list as { body: string }[]).map(({ body }) => body) };
}

async function checkOf(branch: string, changes: Changes, author = staff): Promise<Seen> {
  return check(await stage.open(branch, changes, author), author);
}

const rules = ({ findings }: Seen) => [...new Set(findings.map(({ rule }) => rule))].sort();
const words = (slug: string) => ({ text: `${slug}：夕方は早めにライトを点けましょう。` });

describe('what a pull request changes', () => {
  test('besides posts is told before anybody approves', async () => {
    const seen = await checkOf('outside', {
      [pathOf('outside')]: post(words('outside')),
      'README.md': '# x\n',
    });
    expect(rules(seen)).toEqual(['outside-posts']);
    expect(seen.ready).toBe(false);
  });

  test('in the policy alone is no post; its faults are told at their place', async () => {
    const broken = { 'policies/dictionaries/new.yml': 'words: []\n' };
    const seen = await checkOf('policy', broken, operator);
    expect(seen.posts).toBe(0);
    expect(seen.ready).toBe(false);
    expect(seen.comments.join()).not.toContain('お答えを待っています');
    expect(seen.comments.join()).toContain('何が変わるかは、直した後に表示します');
    const wrong = await checkOf('wrong', { 'policies/koho.yml': 'organisation: 1\n' }, operator);
    expect(wrong.ready).toBe(false);
    expect(wrong.findings.every(({ path }) => path === 'policies/koho.yml')).toBe(true);
    expect(wrong.comments.join()).toContain('直してください');
  });

  test('in the policy is said in words, with who may approve it', async () => {
    const before = stage.policy.get('policies/guideline.yml') ?? '';
    const after = before.replace('link-shortener: warn', 'link-shortener: off');
    const seen = await checkOf('words', { 'policies/guideline.yml': after }, operator);
    expect(seen).toMatchObject({ posts: 0, ready: true, findings: [] });
    const [body = ''] = seen.comments;
    expect(body).toContain('【承認のお願い】規程の変更');
    expect(body).toContain('短縮URLは確認しなくなります（これまで注意、link-shortener）。');
    expect(body).toMatch(/運用担当者 [^\n]*小林/);
    expect(body).not.toMatch(/運用担当者 [^\n]*中村/);
    expect(seen.text).toContain('短縮URLは確認しなくなります');
  });

  test('in the policy names the posts that it stops', async () => {
    const year = new Date().getFullYear() + 1;
    const path = `posts/kotsu/${year}/later.md`;
    const keys = `publish_at: ${year}-12-01 10:00\n`;
    await stage.submit('later', { [path]: post({ text: '「○○」とあれば詐欺です。', keys }) });
    const before = stage.policy.get('policies/guideline.yml') ?? '';
    const after = before.replace('  may-be-published:', '  asked-anew:');
    const seen = await checkOf('stops', { 'policies/guideline.yml': after }, operator);
    expect(seen.comments.join()).toMatch(/公開前の投稿1件が要修正.*later/);
  });

  test('that is a misspelt or misplaced weight is told at its line', async () => {
    const before = stage.policy.get('policies/guideline.yml') ?? '';
    const after = before.replace(
      '  secret: block',
      '  secret: {severity: block, waivable_by: [head]}\n  secrte: off',
    );
    const seen = await checkOf('weights', { 'policies/guideline.yml': after }, operator);
    const line = after.slice(0, after.indexOf('  secret: {')).split('\n').length;
    expect(seen.findings.map((one) => [one.rule, one.line, one.column])).toEqual([
      ['policy/rule-not-waivable', line, 3],
      ['policy/rule-unknown', line + 1, 3],
    ]);
    expect(seen.ready).toBe(false);
  });

  test('mends a policy on main that cannot be read, and does not fail for it', async () => {
    const path = 'policies/dictionaries/kobun.yml';
    const good = stage.policy.get(path) ?? '';
    await stage.direct({ [path]: 'clause: 1\n' });
    try {
      const post = await checkOf('meanwhile', { [pathOf('meanwhile')]: good });
      expect(post).toMatchObject({ ready: false });
      expect(post.findings.every((one) => one.path === path)).toBe(true);
      const mending = await checkOf('mends', { [path]: good }, operator);
      expect(mending).toMatchObject({ ready: true, findings: [] });
      expect(mending.text).toContain('このプルリクエストで直ります');
    } finally {
      await stage.direct({ [path]: good });
    }
  });

  test('that is nothing of koho’s is nothing to approve', async () => {
    const seen = await checkOf('readme', { 'README.md': '# x\n' });
    expect(seen).toMatchObject({ posts: 0, ready: true });
    expect(seen.comments.join()).toContain('投稿を変えません');
  });

  test('that is meant for a post and has another ending is told, as koho check tells it', async () => {
    const folder = pathOf('named').replace(/[^/]*$/, '');
    const wrong = [`${folder}winter.MD`, `${folder}summer.txt`];
    const text = '雪の相談は 090-1234-5678 まで。';
    const seen = await checkOf(
      'named',
      Object.fromEntries(wrong.map((at) => [at, post({ text })])),
    );
    expect(seen).toMatchObject({ posts: 2, ready: false });
    for (const at of wrong) {
      const told = seen.findings.filter(({ path }) => path === at).map(({ rule }) => rule);
      expect(told, at).toEqual(expect.arrayContaining(['form/post-path', 'personal-number']));
      expect(seen.comments.join()).toContain(at);
    }
    expect(JSON.stringify(seen)).not.toContain('1234');
  });

  test('without the image that it names cannot go on', async () => {
    const keys = 'media:\n  - {file: no.png, alt: 絵, rights: 道が作成, people: none}\n';
    const seen = await checkOf('media', { [pathOf('media')]: post({ ...words('media'), keys }) });
    expect(seen.ready).toBe(false);
    expect(rules(seen)).toContain('media-file');
  });

  test('of a published post is told as frozen: edited, deleted, renamed', async () => {
    const content = post(words('public'));
    await stage.submit('public', { [pathOf('public')]: content });
    await stage.record();
    await stage.publish(kotsuX);
    const changes = {
      edited: { [pathOf('public')]: post(words('changed')) },
      deleted: { [pathOf('public')]: null },
      renamed: { [pathOf('public')]: null, [pathOf('moved')]: content },
    };
    for (const [how, change] of Object.entries(changes)) {
      // Under another name it would be the same text once more.
      const more = how === 'renamed' ? ['near-duplicate'] : [];
      expect(rules(await checkOf(`frozen-${how}`, change)), how).toEqual(['frozen', ...more]);
    }
  });
});

describe('the comment', () => {
  test('is one, the staff’s first and then the head’s, and says what changed since her approval', async () => {
    const unanswered = post(words('states')).replace(/^ {2}- \{question: facts.*\n/m, '');
    const pull = await stage.open('states', { [pathOf('states')]: unanswered });
    const first = await check(pull);
    expect(first.ready).toBe(false);
    expect(first.comments).toHaveLength(1);
    expect(first.comments[0]).toContain('お答えください');

    await stage.push('states', { [pathOf('states')]: post(words('states')) }, staff);
    const second = await check(pull);
    expect(second.ready).toBe(true);
    expect(second.comments).toHaveLength(1);
    expect(second.comments[0]).toContain('【承認のお願い】');
    expect(second.comments[0]).toContain('前回の承認：なし');

    await stage.forge.approve(head, pull);
    expect((await check(pull)).comments[0]).toContain('変更点：なし');
    await stage.push('states', { [pathOf('states')]: post(words('改めて')) }, staff);
    expect((await check(pull)).comments[0]).toContain('承認の後に内容が変わりました');
  });

  test('repeats nothing that would act in it', async () => {
    const hostile =
      '@hokkaido-mihon-ito <img src=x onerror=y> [here](https://evil.example) <!-- **x**';
    const file = 'posts/kotsu/2026/a\n\n# @evil <b>\n.md';
    const media = `media:\n  - {file: p.png, alt: ${JSON.stringify(hostile)}, rights: 道が作成, people: none}\n`;
    const seen = await checkOf('hostile', {
      [pathOf('hostile')]: post({
        title: JSON.stringify(hostile),
        text: '@hokkaido-mihon-ito さんと、夕方は早めにライトを点けましょう。',
        keys: media,
      }),
      'posts/kotsu/2026/p.png': await readFile('posts/kotsu/2026/winter-poster.png'),
      [file]: 'x',
    });
    const [body = ''] = seen.comments;
    // koho's own links to the pictures of the pull request, on the forge of the policy.
    const own = /!?\[画像\d+(?: [^\]\n]*)?\]\(http:\/\/127\.0\.0\.1:\d+\/github\/[^)\s]+\)/g;
    expect(body.match(own)).not.toBeNull();
    const outside = withoutCode(body.replace('<!-- koho:check -->', '').replace(own, ''));
    expect(outside).not.toMatch(
      /<(?!br>|sub>|\/sub>|details>|\/details>|summary>|\/summary>)|@(?!\u200b)|\]\(|\*\*x\*\*/,
    );
    expect(outside).not.toMatch(/^# /m);
    expect(outside).toContain('evil.example');
  });

  test('does not repeat a credential or a number of somebody', async () => {
    const token = `EAA${'a1B2'.repeat(10)}`;
    const phone = '090-1234-5678';
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----';
    const seen = await checkOf('secret', {
      [pathOf('secret')]: post({ title: `係 ${phone}`, text: `担当 ${phone}\n${token}\n${key}` }),
    });
    expect(rules(seen)).toEqual(expect.arrayContaining(['personal-number', 'secret']));
    const told = JSON.stringify([seen.findings, seen.text, seen.comments]);
    for (const secret of [token, phone, 'MIIEvQIBADANBg']) expect(told).not.toContain(secret);
    expect(told).toContain('担当');
  });

  test('holds no credential of anybody', async () => {
    const { comments } = await checkOf('clean', { [pathOf('clean')]: post(words('clean')) });
    expect(comments).toHaveLength(1);
    const text = JSON.stringify(comments);
    expect(stage.o.issued).not.toEqual([]);
    expect(stage.o.issued.filter((secret) => secret !== '' && text.includes(secret))).toEqual([]);
  });
});

/** What is left of a comment when its code blocks and code spans are taken out, as a reader of CommonMark would. */
function withoutCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [run] = /^`{3,}/.exec(line) ?? [];
    if (fence === undefined && run) fence = run;
    else if (fence !== undefined && line.trim() === fence) fence = undefined;
    else if (fence === undefined) lines.push(line.replace(/`[^`]*`/g, ''));
  }
  return lines.join('\n');
}
