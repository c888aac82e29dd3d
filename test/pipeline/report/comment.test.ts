import { describe, expect, it } from 'vitest';
import { cite } from '../../../src/guideline/cite.ts';
import type { Finding } from '../../../src/guideline/rule.ts';
import { AccountSlots } from '../../../src/guideline/timing/account-slots.ts';
import { driftFindings } from '../../../src/pipeline/check/drift-findings.ts';
import type { Examination } from '../../../src/pipeline/examine-post.ts';
import { policyChanges } from '../../../src/pipeline/policy-changes/policy-changes.ts';
import { comment } from '../../../src/pipeline/report/comment/comment.ts';
import type { CommentInput } from '../../../src/pipeline/report/comment/comment-input.ts';
import { checkJson } from '../../../src/pipeline/report/finding-json.ts';
import { sarif } from '../../../src/pipeline/report/sarif.ts';
import { terminalReport } from '../../../src/pipeline/report/terminal.ts';
import { cells, wrap } from '../../../src/pipeline/report/wrap.ts';
import { ruleListJson, ruleListText } from '../../../src/pipeline/rule-list.ts';
import { type AccountId, instant, type PostId } from '../../../src/post/post.ts';
import { contextOf, policyFor, postOf, withBody } from '../../guideline/check-text.ts';
import { edited, paths, stateWith } from '../policy-changes/states.ts';

const path = 'posts/koho/2026/case.md';
const policy = policyFor({ questions: true });
const answers = 'answers:\n  - {question: may-be-published, answer: はい}\n';

function finding(o: Partial<Finding>): Finding {
  return {
    ...{ rule: 'date-weekday', clause: 'HSM-4-4', severity: 'block', path, line: 8, column: 1 },
    message: {
      ja: '日付と曜日が合いません。（ガイドライン4(4) 正確を期する）',
      en: 'Wrong weekday.',
    },
    ...o,
  };
}

const shortener: Partial<Finding> = {
  ...{ rule: 'link-shortener', clause: 'HSM-4-6', severity: 'warn' },
  message: { ja: '短縮URLです。', en: 'A shortened URL.' },
};

function examination(
  findings: readonly Finding[],
  text = withBody('本文です。', answers),
): Examination {
  const context = contextOf(postOf(text, path));
  const { post, payloads, contentDigest } = context;
  return { path, findings, examined: { post, payloads, files: [], contentDigest } };
}

function said(findings: readonly Finding[], o: Partial<CommentInput> & { text?: string } = {}) {
  const { text, ...others } = o;
  return comment({
    ...{ examinations: [examination(findings, text)], general: [], policy, language: 'ja' },
    slots: new AccountSlots(),
    ...{ now: instant(Date.parse('2026-11-20T00:00:00Z')), author: 'suzuki' },
    ...{ measure: (_, one) => one.length, fileUrl: (one) => one, sinceApproval: new Map() },
    ...others,
  });
}

describe('a correction that replaces the text of the public post', () => {
  const accounts = new Map(
    [...policy.accounts].map(([id, one]) => [id, { ...one, corrections: 'edit' as const }]),
  );
  const media = 'media:\n  - {file: a.png, alt: 会場の地図, rights: 道が作成, people: none}\n';

  // The head reads the description of an image that nobody will see.
  it.each(['', media])('says that images and their descriptions stay: %j', (more) => {
    const text = withBody(
      '【訂正】',
      `${answers}corrects: posts/koho/2026/old\ncorrection: 会場\n${more}`,
    );
    const of = (language: 'ja' | 'en') =>
      said([], { text, policy: { ...policy, accounts }, language }).text;
    expect(of('ja')).toContain('画像とその説明文は、下に何とあっても、公開中のまま変わりません');
    expect(of('en')).toContain('images and their descriptions stay');
  });
});

describe('a post that Facebook’s own timetable publishes', () => {
  const until = (time: string) =>
    withBody('本文です。', `${answers}latest_at: 2026-12-01 ${time}\n`);
  const accounts = new Map(
    [...policy.accounts].map(([id, one]) => [id, { ...one, scheduling: 'platform' as const }]),
  );
  const byPlatform = (text: string, language: 'ja' | 'en' = 'ja') =>
    said([], { text, policy: { ...policy, accounts }, language }).text;

  it('says from when on it stands there, and that it can be stopped', () => {
    expect(byPlatform(until('18:00'))).toMatch(
      /4:00からFacebookに予約済みになります（公開まで取り消せます）/,
    );
    expect(byPlatform(until('18:00'), 'en')).toContain('scheduled at Facebook from');
  });

  it('says nothing of it where koho publishes', () => {
    expect(said([], { text: until('18:00') }).text).not.toContain('予約');
    // A platform keeps no latest time.
    expect(byPlatform(until('10:03'))).not.toContain('予約');
  });
});

describe('the staff’s comment', () => {
  it('says the conclusion first, then what to do, in order', () => {
    const { text, ready } = said([
      finding({}),
      finding(shortener),
      finding({
        rule: 'question',
        severity: 'ask',
        message: { ja: '公表してよいですか。', en: 'May it?' },
      }),
    ]);
    expect(ready).toBe(false);
    const titles = [...text.matchAll(/^#{3,4} (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      'まだ公開できません（要修正1件、質問1件）',
      '1 直してください',
      '2 注意（直すか、残す理由を書いてください）',
      '3 お答えください（機械では分かりません）',
      '4 公開される内容',
      '5 今後',
    ]);
  });

  it('cites a clause once for all that it is about', () => {
    const { text } = said([finding({}), finding({ line: 9 })]);
    expect(text).toContain(
      '- ガイドライン4(4) 正確を期する\n  - **8行目** 日付と曜日が合いません。\n  - **9行目** 日付と曜日が合いません。\n',
    );
    expect(said([finding({})]).text).toContain(
      '- **8行目** 日付と曜日が合いません。（ガイドライン4(4) 正確を期する）\n',
    );
  });

  it('folds what does not fit on a screen, and leaves nothing out', () => {
    const many = Array.from({ length: 30 }, (_, at) => finding({ line: at + 8 }));
    const { text } = said(many);
    const [open = '', folded = ''] = text.split('<details>');
    expect(open.match(/行目/g)).toHaveLength(12);
    expect(folded).toContain('<summary>ほか18件</summary>');
    expect(folded.match(/行目/g)).toHaveLength(18);
  });

  it('shows the lines to copy for a warning that is to stay', () => {
    const { text } = said([finding({}), finding(shortener), finding({ ...shortener, line: 9 })]);
    expect(text).toContain(
      '```yaml\nacknowledge:\n  - rule: link-shortener\n    reason: ここに理由を書く\n```',
    );
    expect(text).toContain('投稿の先頭');
  });

  it('adds to an acknowledge that is there, and repeats none of it', () => {
    const more = `${answers}acknowledge:\n  - {rule: hearsay, reason: 公表済みの発表による}\n`;
    const { text } = said(
      [finding({}), finding(shortener), finding({ rule: 'hearsay', severity: 'warn' })],
      {
        text: withBody('本文です。', more),
      },
    );
    expect(text).toContain('```yaml\n  - rule: link-shortener\n    reason: ここに理由を書く\n```');
    expect(text).not.toContain('rule: hearsay');
  });

  it('asks each question on a line, with its answers and the lines to copy', () => {
    const [first] = policy.guideline.questions.values();
    if (!first) throw new Error('no question');
    const asks = finding({
      ...{ rule: 'question', severity: 'ask' as const, clause: first.clause },
      message: { ja: `${first.text.ja}（はい／いいえ）　答えを…`, en: `${first.text.en} …` },
    });
    const wrong = finding({
      ...{ rule: 'question', severity: 'ask' as const },
      message: { ja: '「多分」は選べる答えにありません。', en: '"perhaps" is no answer.' },
    });
    const { text } = said([asks, wrong], { text: withBody('本文です。') });
    expect(text).toContain(`1. ${first.text.ja}　はい／`);
    expect(text).toContain(
      `\`\`\`yaml\nanswers:\n  - {question: ${first.id}, answer: 選んだ答え}\n\`\`\``,
    );
    expect(text).toContain('- **8行目** 「多分」は選べる答えにありません。');
    expect(said([asks]).text).toContain('`answers:` の下に次の行を加え');
  });

  it('says how to ask for a decision on a block that the policy leaves to the head', () => {
    const { text } = said([finding({ waivableBy: ['head'] })]);
    expect(text).toContain('理由を書いて所属長の判断を求められます');
    expect(text).toContain('- rule: date-weekday');
  });
});

describe('tools', () => {
  const keys = (one: Finding) => Object.keys(JSON.parse(checkJson(1, [one], 'ja')).findings[0]);
  const always = ['rule', 'clause', 'severity', 'path', 'line', 'column', 'message', 'fix'];

  it('are told the reason and who may decide, where there is one', () => {
    expect(keys(finding({}))).toEqual(always);
    expect(keys(finding({ ...shortener, acknowledged: '主催者の指定' }))).toEqual([
      ...always,
      'acknowledged',
    ]);
    expect(keys(finding({ acknowledged: '資料のとおり', waivableBy: ['head'] }))).toEqual([
      ...always,
      ...['acknowledged', 'waivableBy'],
    ]);
  });

  it('that show SARIF see no error in what the head is to decide', () => {
    const level = (one: Finding) => JSON.parse(sarif([one], 'ja')).runs[0].results[0].level;
    expect(level(finding({}))).toBe('error');
    expect(level(finding({ acknowledged: '資料のとおり', waivableBy: ['head'] }))).toBe('warning');
  });
});

describe('koho check --rules', () => {
  const rule = {
    ...{ id: 'placeholder', clause: 'HSM-4-4', severity: 'block' as const },
    about: { ja: '書きかけの印', en: 'Placeholders' },
  };
  const listed = [rule, { ...rule, id: 'words' }].map((one, at) => ({
    ...one,
    waivableBy: at === 0 ? (['head', 'deputy'] as const) : [],
  }));

  it('says whose decision lets a block pass', () => {
    const [first, , second] = ruleListText(listed, 'ja').split('\n');
    expect(first).toBe('placeholder [HSM-4-4]  要修正（理由があれば所属長か代決者の判断で公開可）');
    expect(second).toBe('words [HSM-4-4]  要修正');
    const { rules } = JSON.parse(ruleListJson(listed, 'en'));
    expect(rules[0].waivableBy).toEqual(['head', 'deputy']);
    expect(rules[1]).not.toHaveProperty('waivableBy');
  });
});

describe('the terminal', () => {
  const shown = (...findings: readonly Finding[]) =>
    terminalReport({ posts: 1, requests: 0 }, findings, {
      ...{ language: 'ja', colour: false, policy },
      waivers: new Map(),
    });

  it('counts requests to withdraw as what they are, within 80 columns', () => {
    const say = (posts: number, requests: number, language: 'ja' | 'en', severity?: 'block') =>
      terminalReport({ posts, requests }, severity ? [finding({ severity })] : [], {
        ...{ language, colour: false, policy, waivers: new Map() },
      })
        .split('\n\n')
        .at(-1);
    expect(say(0, 1, 'ja')).toBe(
      '申請の手続きに進めます。公開中止・削除の申請1件　要修正0件　注意0件　質問0件\n',
    );
    expect(say(0, 1, 'ja', 'block')).toMatch(
      /^まだ申請できません。公開中止・削除の申請1件　要修正1件/,
    );
    expect(say(2, 1, 'ja')).toMatch(/^公開の手続きに進めます。投稿2件　公開中止・削除の申請1件　/);
    expect(say(0, 2, 'en')).toBe(
      'Ready. 2 requests to withdraw: 0 to mend, 0 warnings, 0 questions\n',
    );
    expect(say(1, 1, 'en')).toMatch(/^Ready\. 1 post, 1 request to withdraw: /);
    for (const line of (say(120, 14, 'ja', 'block') ?? '').split('\n')) {
      expect(cells(line)).toBeLessThanOrEqual(80);
    }
  });

  it('adds to the reasons that the post states, and repeats none of them', () => {
    const more = `${answers}acknowledge:\n  - {rule: hearsay, reason: 公表済みの発表による}\n`;
    const { waivers } = postOf(withBody('本文です。', more), path);
    const found = [finding(shortener), finding({ rule: 'hearsay', severity: 'warn' })];
    const text = terminalReport({ posts: 1, requests: 0 }, found, {
      ...{ language: 'ja', colour: false, policy, waivers: new Map([[path, waivers]]) },
    });
    expect(text).toContain('acknowledge: の下に');
    expect(text).toContain('      - rule: link-shortener\n');
    expect(text).not.toMatch(/^ +acknowledge:$|rule: hearsay/m);
  });

  it('shows the lines to copy for a warning that is to stay', () => {
    const text = shown(finding(shortener));
    expect(text).toContain(
      '    acknowledge:\n      - rule: link-shortener\n        reason: ここに',
    );
    expect(text).toContain('公開の手続きに進めます。');
    expect(shown(finding({ ...shortener, acknowledged: '主催者の指定' }))).not.toContain('rule:');
  });

  it('begins no line with a closing mark and ends none with an opening bracket', () => {
    for (let room = 20; room < 40; room += 1) {
      const lines = wrap(
        '（「日付」）が、（「曜日」）と合いません。（ガイドライン4(4)）',
        room,
        '',
      );
      expect(lines.filter((line) => /[（「]$|^[）」、。]/.test(line))).toEqual([]);
    }
  });

  it('puts what is to be answered behind what is to be mended', () => {
    const ask = { ...{ rule: 'question', severity: 'ask' as const }, line: 6 };
    const text = shown(finding(ask), finding({ line: 7 }), finding({ ...shortener, line: 9 }));
    const places = [...text.matchAll(/^ {2}(\d+):1 (\S+)/gm)].map(
      ([, line, word]) => `${line} ${word}`,
    );
    expect(places).toEqual(['7 要修正', '9 注意', '6 質問']);
  });

  it('counts what the head is to decide apart from what is to mend', () => {
    const text = shown(finding({ acknowledged: '資料のとおり', waivableBy: ['head'] }));
    expect(text).toContain('所属長の判断  date-weekday');
    expect(text).toContain('要修正0件　注意0件　質問0件　所属長の判断1件');
  });
});

describe('the head’s comment', () => {
  const waived = finding({ acknowledged: '主催者の資料のとおり', waivableBy: ['head'] });

  it('puts blocks to decide first, then warnings with their reasons, then answers', () => {
    const { text, ready } = said([
      finding({ ...shortener, acknowledged: '主催者の指定' }),
      finding({ ...shortener, line: 9 }),
      waived,
    ]);
    expect(ready).toBe(true);
    const judge = text.slice(text.indexOf('判断していただくこと'), text.indexOf('<details>'));
    const lines = judge.split('\n').filter((line) => line.startsWith('- '));
    expect(lines).toEqual([
      expect.stringContaining('**要修正のまま公開してよいか** 日付と曜日が合いません。'),
      '- 短縮URLです。（理由：主催者の指定）',
      '- 短縮URLです。（理由の記載なし）',
      expect.stringContaining('→ **はい**（suzuki）'),
    ]);
    expect(lines[0]).toContain('（理由：主催者の資料のとおり）');
    expect(lines[0]).toContain('判断できるのは所属長だけで、代決者が承認しても公開されません');
  });

  it('tells the head what is there, and the staff how to mend it', () => {
    const message = cite(
      {
        ja: '短縮URLです。元のURLに替えてください。必要なら、理由を acknowledge に書いてください。',
        en: 'A shortened URL. Use the original one, or state the reason under acknowledge.',
      },
      'HSM-4-6',
      policy,
    );
    const { text } = said([finding({ ...shortener, message })]);
    const [open = '', folded = ''] = text.split(/<details>|<\/details>/);
    const cited = '（ガイドライン4(6) 短縮URLは、不安を与えることがある）';
    expect(open).toContain(`- 短縮URLです。${cited}（理由の記載なし）\n`);
    expect(text.replace(folded, '')).not.toMatch(/acknowledge|替えてください/);
    expect(folded).toContain('担当者の方へ：注意の直し方と、残す理由の書き方');
    expect(folded).toContain('- **8行目** 短縮URLです。元のURLに替えてください。必要なら、');
    expect(folded).toContain('  - rule: link-shortener\n');
    const english = said([finding({ ...shortener, message })], { language: 'en' }).text;
    expect(english).toContain(
      '- A shortened URL. (guideline 4(6): Shortened URLs may unsettle people)（no reason stated）\n',
    );
    expect(english).toContain('<summary>For the staff: how to mend the warnings');
  });

  it('folds nothing for the staff where every warning has its reason', () => {
    const { text } = said([finding({ ...shortener, acknowledged: '主催者の指定' })]);
    expect(text).not.toContain('担当者の方へ');
  });

  it('says of several posts whose reason and whose answer it is', () => {
    const one = examination([finding({ ...shortener, acknowledged: '主催者の指定' })]);
    const other = examination([], withBody('本文です。', answers).replace('見本', '別の件'));
    const { text } = said([], { examinations: [one, other] });
    const judge = text.slice(text.indexOf('判断して'), text.indexOf('機械で確かめていないこと'));
    expect(judge).toMatch(/\*\*見本\*\*\n\n- 短縮URL.*\n- .*\n\n\*\*別の件\*\*\n\n- .*→ \*\*はい/);
    expect(said([]).text).not.toContain('**見本**\n\n- ');
  });

  it('names the last day of a deputy as letters do', () => {
    expect(said([]).text).toMatch(/主幹 田中（\d{4}年\d{1,2}月\d{1,2}日まで）/);
  });

  it('says what no machine checked: of this post, not of all posts', () => {
    const line = (text: string) => /機械で確かめていないこと\n\n(.*)/.exec(text)?.[1];
    expect(line(said([]).text)).toBe('事実、公表の時期、受け手の感じ方。');
    expect(line(said([finding({ ...shortener, clause: 'HSM-4-7-8' })]).text)).toBe(
      '事実、公表の時期、受け手の感じ方、決まった施策であること。',
    );
    const media = 'media:\n  - {file: a.png, alt: 会場の様子, rights: 道が撮影, people: consent}\n';
    const text = withBody('https://example.org/', `${answers}${media}`);
    expect(line(said([], { text }).text)).toBe(
      '事実、公表の時期、受け手の感じ方、画像の権利と、写り込んだ人や物、写っている人の承諾の事実、リンク先の内容。',
    );
  });

  it('is in English as well', () => {
    const { text } = said([waived], { language: 'en' });
    expect(text).toContain('**May this be published although it is blocked?**');
    expect(text).toContain('Only the section head may decide it');
  });
});

describe('the comment on a change of the policy', () => {
  const changes = policyChanges(
    stateWith(),
    stateWith(edited(paths.guideline, 'date-weekday: block', 'date-weekday: warn')),
  );

  it('says what changes, what it does to posts, and who may approve', () => {
    const effect = { ja: 'この変更で、公開前の投稿2件が要修正になります。', en: 'Two posts.' };
    const { text, ready } = said([], {
      examinations: [],
      policyProposal: { findings: [], described: { changes, effects: [effect] } },
    });
    expect(ready).toBe(true);
    expect(text).toContain('### 【承認のお願い】規程の変更');
    expect(text).toContain('**確認の重さ**\n\n- 日付と曜日の食い違いは要修正から注意になります');
    expect(text).toContain('- この変更で、公開前の投稿2件が要修正になります。');
    expect(text).toContain('承認できる人：運用担当者 ');
  });

  it('is not ready where nobody could read all of it', () => {
    const [one] = changes;
    if (!one) throw new Error('no change');
    const { text, ready, findings } = said([], {
      examinations: [],
      policyProposal: {
        findings: [],
        described: { changes: Array.from({ length: 2_000 }, () => one), effects: [] },
      },
    });
    expect(ready).toBe(false);
    expect(findings).toMatchObject([{ rule: 'too-much-to-read', path: 'policies' }]);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('プルリクエストを分けてください');
  });

  it('warns where CODEOWNERS does not fit the register, and stays ready', () => {
    const general = driftFindings({ ...stateWith(), digest: '' });
    expect(general.length).toBeGreaterThan(0);
    const { text, ready } = said([], {
      ...{ examinations: [], general },
      policyProposal: { findings: general, described: { changes, effects: [] } },
    });
    expect(ready).toBe(true);
    expect(text).toContain('#### 注意\n');
    expect(text).toContain('koho codeowners --write');
  });

  it('together with a post shows both', () => {
    const { text } = said([finding({})], {
      policyProposal: { findings: [], described: { changes, effects: [] } },
    });
    expect(text).toContain('日付と曜日が合いません');
    expect(text).toContain('要修正から注意になります');
  });

  it('folds the topics beyond the first screen', () => {
    const [one] = changes;
    if (!one) throw new Error('no change');
    const many = [...Array.from({ length: 25 }, () => one), { ...one, topic: 'other' as const }];
    const { text } = said([], {
      examinations: [],
      policyProposal: { findings: [], described: { changes: many, effects: [] } },
    });
    expect(text.match(/要修正から注意になります/g)).toHaveLength(26);
    expect(text).toContain('<summary>そのほか（1件）</summary>');
  });
});

describe('the forecast', () => {
  const onX = (settings: string) =>
    `---\ntitle: 見本\naccounts: [hokkaido-koho-x]\n${settings}${answers}---\n本文です。\n`;

  it('says what the month takes of the budget with this post, others counted in their own months', () => {
    const slots = new AccountSlots();
    const account = 'hokkaido-koho-x' as AccountId;
    const at = (day: string) => instant(Date.parse(`${day}T10:00:00+09:00`));
    slots.add(account, 'posts/koho/2026/a' as PostId, [
      { at: at('2026-12-05'), posts: 11, micros: 765_000 },
    ]);
    slots.add(account, 'posts/koho/2026/b' as PostId, [
      { at: at('2026-11-30'), posts: 7, micros: 5_000_000 },
    ]);
    const { text } = said([], { slots, text: onX('publish_at: 2026-12-01 10:00\n') });
    expect(text).toContain('この投稿で12月の見込み 12件/300件、US$0.78/US$30.00');
    expect(text).toContain('費用 0.015米ドル');
  });

  it('shows the embargo, which is the time of a post without another', () => {
    const { text } = said([], { text: onX('embargo_until: 2026-12-01 10:00\n') });
    expect(text).toMatch(/12月1日（火）10:00に公開.*　解禁 12月1日（火）10:00/);
  });
});
