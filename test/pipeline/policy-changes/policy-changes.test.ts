import { describe, expect, it } from 'vitest';

import { policyChanges } from '../../../src/pipeline/policy-changes/policy-changes.ts';
import { baseText } from '../../policy/policy-files.ts';
import { type Edits, edited, paths, said, stateWith } from './states.ts';

const newKey = 'city.example.jp/koho/mihon-x+0a1b2c3e+AQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ';

const { koho, departments, guideline, x, facebook, words, readme, codeowners } = paths;
const weights = (text: string) => edited(guideline, '  date-weekday: block\n', text);
const entries = baseText(words);

/** What changes, the edit, what is said of it, and, where it matters, what was there before. */
const cases: readonly (readonly [string, Edits, readonly string[], Edits?])[] = [
  [
    'a weight becomes milder',
    weights('  date-weekday: warn\n'),
    ['rules: 日付と曜日の食い違いは要修正から注意になります（date-weekday）。'],
  ],
  [
    'shortened URLs become a warning, as the issue has it',
    weights('  date-weekday: block\n  link-shortener: warn\n'),
    ['rules: 短縮URLは要修正から注意になります（link-shortener）。'],
    weights('  date-weekday: block\n  link-shortener: block\n'),
  ],
  [
    'a rule is switched off',
    weights('  date-weekday: off\n'),
    ['rules: 日付と曜日の食い違いは確認しなくなります（これまで要修正、date-weekday）。'],
  ],
  [
    'a rule is switched on',
    weights('  date-weekday: ask\n'),
    ['rules: 日付と曜日の食い違いを確認するようになります（質問、date-weekday）。'],
    weights('  date-weekday: off\n'),
  ],
  [
    'a rule is no longer listed and keeps its weight',
    weights('  placeholder: block\n'),
    [
      'rules: 日付と曜日の食い違い（date-weekday）の重さの書き方が変わります。重さは同じです（要修正）。',
    ],
    weights('  date-weekday: block\n  placeholder: block\n'),
  ],
  [
    'a block is left to the head',
    weights('  date-weekday: {severity: block, waivable_by: [head]}\n'),
    [
      'rules: 日付と曜日の食い違いの要修正は、理由があれば所属長の判断で公開できるようになります（date-weekday）。',
    ],
  ],
  [
    'a block is left to nobody again',
    weights('  date-weekday: block\n'),
    ['rules: 日付と曜日の食い違いの要修正は、だれの判断でも公開できなくなります（date-weekday）。'],
    weights('  date-weekday: {severity: block, waivable_by: [head]}\n'),
  ],
  [
    'corrections edit the public post from now on',
    edited(facebook, 'platform: facebook\n', 'platform: facebook\ncorrections: edit\n'),
    [
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）の訂正は、新しい投稿ではなく、公開中の投稿の文を置き換えて行うようになります。',
    ],
  ],
  [
    'a head comes',
    edited(
      departments,
      '    deputies:',
      '      - {id: 14, login: next, name: 新課長, from: 2027-04-01}\n    deputies:',
    ),
    [
      'people: 広報課の所属長に「新課長」（@next、番号14）が加わります。2027-04-01から、広報課の投稿の承認ができます。',
    ],
  ],
  [
    'a deputy goes',
    edited(
      departments,
      baseText(departments).slice(
        baseText(departments).indexOf('      - id: 13'),
        baseText(departments).indexOf('  bosai:'),
      ),
      '      []\n',
    ),
    [
      'people: 広報課の代決者から「主幹」（@deputy、番号13）が外れます（任期は2026-04-01から2027-03-31まででした）。広報課の投稿の承認ができなくなります。この変更の後にマージするものには、前に受けた承認も数えません。',
    ],
  ],
  [
    'a term ends',
    edited(
      departments,
      '        from: 2026-04-01\n    deputies',
      '        from: 2026-04-01\n        until: 2027-03-31\n    deputies',
    ),
    [
      'people: 広報課の所属長の「課長」（@head-new、番号12）の任期は、「2026-04-01から」から「2026-04-01から2027-03-31まで」に変わります。広報課の投稿の承認ができるのはこの間です。',
    ],
  ],
  [
    'a person’s login and name change',
    edited(
      departments,
      'login: bosai-head\n        name: 防災課長',
      'login: bosai-2\n        name: 防災課長 森',
    ),
    [
      'people: departments › bosai › heads › 21 › login：「bosai-head」→「bosai-2」',
      'people: departments › bosai › heads › 21 › name：「防災課長」→「防災課長 森」',
    ],
  ],
  [
    'a department comes',
    {
      [departments]: `${baseText(departments)}  zei:\n    name: 税務課\n    heads:\n      - {id: 41, login: zei, name: 税務課長}\n`,
    },
    [
      'people: 所属「税務課」（zei）が加わります。',
      'people: 税務課の所属長に「税務課長」（@zei、番号41）が加わります。期限なし、税務課の投稿の承認ができます。',
    ],
  ],
  [
    'a department has another name',
    edited(departments, 'name: 広報課', 'name: 広報広聴課'),
    ['people: departments › koho › name：「広報課」→「広報広聴課」'],
  ],
  [
    'an operator comes',
    edited(koho, 'retention:', '  - {id: 32, login: op-two, name: 運用係 西}\nretention:'),
    [
      'people: 運用担当者に「運用係 西」（@op-two、番号32）が加わります。期限なし、規程の変更の承認と、一時停止の解除ができます。',
    ],
  ],
  [
    'an account is lent',
    edited(x, 'usable_by: [bosai]', 'usable_by: []'),
    ['accounts: 公式アカウント「見本市」（x、mihon-x）を、「防災課」は使えなくなります。'],
  ],
  [
    'an account closes',
    edited(x, 'status: approved', 'status: closed\nclosed_on: 2026-12-01'),
    [
      'accounts: 公式アカウント「見本市」（x、mihon-x）は閉鎖になります。公開を待っている投稿は保留になります。',
      'accounts: mihon-x › closed_on が加わります：「2026-12-01」',
    ],
  ],
  [
    'an account comes',
    {},
    [
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）が加わります（使える所属：「広報課」）。',
    ],
    { [facebook]: null },
  ],
  [
    'an account goes',
    { [facebook]: null },
    [
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）の登録がなくなります。投稿できなくなります。',
    ],
  ],
  [
    'an account moves to another department',
    edited(facebook, 'department: koho', 'department: bosai'),
    [
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）を管理する所属は、「広報課」から「防災課」に変わります。',
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）を、「防災課」も使えるようになります。',
      'accounts: 公式アカウント「見本市」（facebook、mihon-facebook）を、「広報課」は使えなくなります。',
    ],
  ],
  [
    'a part of the usage policy is written anew',
    edited(x, 'content: 公表済みの情報', 'content: 公表済みの情報と催し'),
    ['accounts: mihon-x › usage_policy › content：「公表済みの情報」→「公表済みの情報と催し」'],
  ],
  [
    'a question comes',
    {
      [guideline]: `${baseText(guideline)}  seen:\n    clause: HSM-4-4\n    when: link\n    text: {ja: 見ましたか。, en: Seen?}\n    answers: [{text: {ja: はい, en: Yes please}, effect: proceed}]\n`,
    },
    ['questions: 質問が加わります：「見ましたか。」（seen、尋ねる場面 link）'],
  ],
  [
    'an answer no longer stops a post',
    edited(guideline, 'effect: stop', 'effect: proceed'),
    ['questions: 質問「公表してよい情報ですか。」の答え「いいえ」は、これから公開に進めます。'],
  ],
  [
    'a question is asked at other times',
    edited(guideline, 'when: always', 'when: link'),
    ['questions: questions › may-be-published › when：「always」→「link」'],
  ],
  [
    'words come and go',
    { [words]: entries.replace(/ {2}- word: 検討中\n/, '  - word: 内々に\n  - word: 部外秘\n') },
    [
      'words: 辞書「words」に2語が加わります：「内々に」「部外秘」',
      'words: 辞書「words」から1語がなくなります：「検討中」',
    ],
  ],
  [
    'more than ten words come',
    {
      [words]: `${entries}${Array.from({ length: 12 }, (_, n) => `  - word: 新語${n}\n`).join('')}`,
    },
    [
      'words: 辞書「words」に12語が加わります：「新語0」「新語1」「新語2」「新語3」「新語4」「新語5」「新語6」「新語7」「新語8」「新語9」ほか2件',
    ],
  ],
  [
    'a word weighs more',
    { [words]: entries.replace('severity: warn', 'severity: block') },
    ['words: 辞書「words」の1語の重さが変わります：「素案」は注意から要修正'],
  ],
  [
    'an exception of a word goes',
    { [words]: entries.replace('要素案内', '要素案内図') },
    ['words: 辞書「words」の1語で、除く語や説明などが変わります：「素案」'],
  ],
  [
    'a dictionary comes',
    { 'policies/dictionaries/more.yml': 'clause: HSM-4-4\nentries:\n  - word: 内々に\n' },
    ['words: 辞書「more」（HSM-4-4）が加わります。1語、組み合わせ0件：「内々に」'],
  ],
  [
    'official hosts come and go',
    edited(koho, '"*.mihon.example.jp"', 'www.town.example.jp'),
    [
      'hosts: 「www.town.example.jp」が公式サイトになります。リンクに理由が要らず、そのメールアドレスも公式として扱います。',
      'hosts: 「*.mihon.example.jp」は公式サイトではなくなります。リンクに理由が要るようになります。',
    ],
  ],
  [
    'a limit of publishing',
    edited(koho, 'latest_after_minutes: 360', 'latest_after_minutes: 60'),
    ['limits: 公開期限のない投稿を、予定から保留にするまでの時間（分）が、360から60になります。'],
  ],
  [
    'a key goes',
    { [koho]: baseText(koho).replace(/ {4}- log: mihon-x\n.*\n/, '') },
    ['keys: 発信記録「mihon-x」の検証鍵がなくなります。これからの記録は署名で確かめられません。'],
  ],
  [
    'a key is another',
    { [koho]: baseText(koho).replace('0a1b2c3e+AR8e', '0a1b2c3f+AS8e') },
    [
      'keys: 発信記録「mihon-x」の検証鍵が別のものになります。始まっている記録では、公開が止まります。',
    ],
  ],
  [
    'a key takes the place of another, which counts up to a record',
    {
      [koho]: baseText(koho).replace(
        / {4}- log: mihon-x\n {6}key: (.*)\n/,
        (_all, old) =>
          `    - log: mihon-x\n      key: ${newKey}\n      replaced:\n        - {key: ${old}, year: "2026", size: 57, last: ${'c0ffee00'.repeat(8)}}\n`,
      ),
    },
    [
      'keys: 発信記録「mihon-x」の署名の鍵が新しいものに替わります。前の鍵は、2026年度の57件目（SHA-256がc0ffee00c0ffee00…）までに限って有効です。この鍵を作った人と、替える理由を確かめてください。',
    ],
  ],
  [
    'what has no words of its own',
    edited(koho, 'evidence_months: 60', 'evidence_months: 12'),
    ['other: retention › evidence_months：「60」→「12」'],
  ],
  [
    'a clause is cited otherwise',
    edited(guideline, '正確を期する', '正確を期し、誤解を招かない'),
    ['other: clauses › HSM-4-4 › meaning › ja：「正確を期する」→「正確を期し、誤解を招かない」'],
  ],
  [
    'drafts become public',
    { [koho]: `${baseText(koho)}public_drafts:\n  reason: 試験のため\n` },
    [
      'other: 承認前の下書きがだれにでも見える所（公開のリポジトリ）でも使えるようになります（理由「試験のため」）。',
    ],
  ],
  [
    'only a comment',
    { [koho]: `# 覚え書き\n${baseText(koho)}` },
    ['other: policies/koho.yml は、書き方や説明（コメント）だけが変わります。設定は同じです。'],
  ],
  ['an explanation', { [readme]: '# 方針\n' }, ['other: policies/README.md が加わります。']],
  [
    'owners of a folder',
    edited(codeowners, '/posts/bosai/ @bosai-head', '/posts/bosai/ @bosai-head @op-naka'),
    [
      'codeowners: 「/posts/bosai/」のコードオーナーが、@bosai-head から @bosai-head @op-naka になります。',
    ],
  ],
  [
    'a line of CODEOWNERS',
    edited(codeowners, '/posts/bosai/ @bosai-head\n', ''),
    ['codeowners: CODEOWNERS の1行がなくなります：「/posts/bosai/ @bosai-head」'],
  ],
  [
    'the order of CODEOWNERS',
    { [codeowners]: '/posts/koho/ @head-new @deputy\n* @op-naka\n/posts/bosai/ @bosai-head\n' },
    [
      'codeowners: CODEOWNERS の行の順番が変わります。後の行が優先されるので、承認できる人が変わることがあります。',
    ],
  ],
  [
    'a comment in CODEOWNERS',
    edited(codeowners, '* @op-naka', '# 運用\n* @op-naka'),
    ['other: .github/CODEOWNERS の説明や書き方が変わります。'],
  ],
];

describe('a change of the policy is said in words', () => {
  it.each(cases.map(([what, after, expected, before = {}]) => ({ what, after, expected, before })))(
    '$what',
    ({ after, expected, before }) => {
      expect(said(after, before)).toEqual(expected);
    },
  );

  it('in English too', () => {
    for (const [what, after, , before = {}] of cases) {
      for (const { message } of policyChanges(stateWith(before), stateWith(after))) {
        const outsideQuotes = message.en.replace(/"[^"]*"/g, '""');
        expect(outsideQuotes, what).toMatch(/^[^ぁ-んァ-ヶ、。「」]{10,}$/u);
      }
    }
  });

  it('nothing is said where nothing changes', () => {
    expect(said({})).toEqual([]);
  });
});

describe('what a change says', () => {
  it('repeats no number or address of a person', () => {
    const text = JSON.stringify(
      policyChanges(
        stateWith(),
        stateWith({
          ...edited(x, 'profile_shows: ウェブサイト欄', 'profile_shows: 欄 a.person@example.com'),
          ...{ [readme]: 'tel 090-1234-5678' },
        }),
      ),
    );
    expect(text).not.toContain('a.person@example.com');
    expect(text).not.toContain('090-1234-5678');
    expect(text).toContain('profile_shows');
  });

  it('of a long text is the part that differs', () => {
    const long = '公表済みの情報を、道民に早く分かりやすく届ける。'.repeat(8);
    const [only] = said(
      edited(x, 'purpose: 市政を伝える', `purpose: ${long}速報も${long}`),
      edited(x, 'purpose: 市政を伝える', `purpose: ${long}詳報も${long}`),
    );
    expect(only).toMatch(/「….{0,40}詳報も.{0,40}…」→「….{0,40}速報も.{0,40}…」$/);
  });
});
