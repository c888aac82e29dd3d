import { type Command, command } from './command.ts';

const root = {
  value: 'DIR',
  about: {
    ja: 'リポジトリのフォルダー（初めは今のフォルダー）',
    en: 'folder of the repository (default: the current one)',
  },
} as const;

const textOrJson = {
  value: 'text|json',
  choices: ['text', 'json'],
  about: { ja: '出力の形（初めは text）', en: 'form of the output (default text)' },
} as const;

const ofAccount = {
  value: 'ID',
  required: true,
  about: { ja: '公式アカウントのID', en: 'id of the official account' },
} as const;

const onlyAccount = {
  value: 'ID',
  about: {
    ja: 'この公式アカウントだけ（初めはすべて）',
    en: 'only this official account (default: all)',
  },
} as const;

const logName = {
  name: 'LOG',
  required: true,
  about: {
    ja: '発信記録の名前（organisation または公式アカウントのID）',
    en: 'name of the log (organisation, or the id of an official account)',
  },
} as const;

/** Orders are judged and recorded where the keys are, never on the desk. */
const byDispatch = {
  ja: '自分のトークン（GITHUB_TOKEN または GH_TOKEN、Actionsの実行ができるもの）でワークフロー brakes を始めます。権限はその中で、始めた人の番号と policies/ で確かめます。再実行（Re-run）には権限がありません。',
  en: 'Starts the workflow brakes with your own token (GITHUB_TOKEN or GH_TOKEN, allowed to start Actions). There the register decides, by your numeric id, whether you may; a re-run carries no authority.',
} as const;

const files = {
  name: 'FILES',
  many: true,
  about: {
    ja: '投稿のファイル（posts/….md）またはフォルダー。なければ posts/ のすべて',
    en: 'posts (posts/….md) or folders of them; all of posts/ when absent',
  },
} as const;

/** One table: what is parsed, what is run, and what the help says in both languages. */
export const commands: readonly Command[] = [
  command({
    name: 'check',
    about: {
      ja: '投稿をガイドラインに沿って確認します',
      en: 'check posts against the guideline',
    },
    more: {
      ja: '終了コード: 0 公開の手続きに進めます、1 要修正または質問があります、2 確認できません。',
      en: 'Exit code: 0 ready, 1 something to mend or to answer, 2 could not be checked.',
    },
    operands: [files],
    options: {
      root,
      now: {
        value: 'TIME',
        about: {
          ja: 'この日時のつもりで確認します。時差も書きます（例 2026-12-01T10:00:00+09:00）',
          en: 'check as of this moment, zone included (2026-12-01T10:00:00+09:00)',
        },
      },
      format: {
        value: 'text|json|sarif',
        choices: ['text', 'json', 'sarif'],
        about: { ja: '出力の形（初めは text）', en: 'form of the output (default text)' },
      },
      online: {
        about: {
          ja: 'リンクを開いて、行き先と、見つからないページを確かめます（リンク先のサイトに記録が残ります）',
          en: 'also open the links: where they lead, and whether they are there (the sites see the visit)',
        },
      },
      fix: {
        about: {
          ja: '安全に直せる所を直してから確認します（見えない文字、半角カナ、日時と電話の全角数字、画像の撮影場所など。公開した投稿は変えません）',
          en: 'first mend what can safely be mended: invisible characters, half-width kana, full-width digits in dates and phone numbers, location data in images; never a published post',
        },
      },
      'dry-run': {
        about: {
          ja: '--fix で直す所を示すだけで、ファイルは変えません',
          en: 'with --fix: only show what would be mended',
        },
      },
      style: {
        about: {
          ja: '公用文の書き表し方（ください、いたします など）も注意として示します',
          en: 'also show spellings of official Japanese (rule kobun)',
        },
      },
      textlint: {
        about: {
          ja: 'このリポジトリの .textlintrc に書いた規則でも確かめます。規則はプログラムなので、信頼できるリポジトリでだけ使ってください',
          en: 'also check by the rules of this repository’s .textlintrc. Rules are programs: only in a repository that you trust',
        },
      },
      rules: {
        about: { ja: '確認の一覧を表示します', en: 'list the rules instead of checking' },
      },
    },
    run: async (input, session) => (await import('./check-command.ts')).check(input, session),
  }),
  command({
    name: 'preview',
    about: {
      ja: '公開される文章をアカウントごとに、文字数・画像・費用とともに表示します',
      en: 'show the exact text of each account, with length, images and cost',
    },
    operands: [files],
    options: { root },
    run: async (input, session) => (await import('./preview-command.ts')).preview(input, session),
  }),
  command({
    name: 'new',
    about: { ja: '新しい投稿のファイルを作ります', en: 'make the file of a new post' },
    operands: [
      {
        name: 'DEPARTMENT',
        required: true,
        about: {
          ja: '所属のID（policies/departments.yml）',
          en: 'id of the department (policies/departments.yml)',
        },
      },
      {
        name: 'SLUG',
        required: true,
        about: {
          ja: 'ファイルの名前。半角の英小文字、数字、「-」（例 winter-traffic）',
          en: 'name of the file: lower-case letters, digits, hyphens (winter-traffic)',
        },
      },
    ],
    options: {
      root,
      year: {
        value: 'YEAR',
        about: { ja: '置き場所の年（初めは今年）', en: 'year of its folder (default: this year)' },
      },
      withdraw: {
        about: {
          ja: 'その投稿の公開中止・削除の申請（名前.withdraw.md）を作ります',
          en: 'make a request to withdraw that post (<slug>.withdraw.md) instead',
        },
      },
    },
    run: async (input, session) => (await import('./new-command.ts')).newCommand(input, session),
  }),
  command({
    name: 'codeowners',
    about: {
      ja: 'policies/ から .github/CODEOWNERS の内容を作ります',
      en: 'make .github/CODEOWNERS from policies/',
    },
    more: {
      ja: '指定がなければ表示だけします。--check は、違いがあれば終了コード 1 です。',
      en: 'Without an option it only prints. --check exits with 1 where they differ.',
    },
    operands: [],
    options: {
      root,
      check: {
        about: { ja: '今あるファイルと比べます', en: 'compare with the file that is there' },
      },
      write: { about: { ja: 'ファイルに書きます', en: 'write the file' } },
    },
    run: async (input, session) =>
      (await import('./codeowners-command.ts')).codeowners(input, session),
  }),
  command({
    name: 'policy-diff',
    about: {
      ja: 'policies/ の変更で何が変わるかを、言葉で表示します（mainと比べます）',
      en: 'say in words what the changes of policies/ do, compared with main',
    },
    operands: [],
    options: { root },
    run: async (input, session) =>
      (await import('./policy-diff-command.ts')).policyDiff(input, session),
  }),
  command({
    name: 'record',
    about: {
      ja: 'mainに入った投稿の承認を確かめ、発信記録に残します',
      en: 'verify the approvals of what was merged, and record them',
    },
    operands: [],
    options: {
      root,
      init: {
        about: {
          ja: '発信記録を始めます（最初の1回だけ）',
          en: 'begin the record (once, at the very start)',
        },
      },
    },
    run: async (input, session) => (await import('./record-command.ts')).record(input, session),
  }),
  command({
    name: 'plan',
    about: {
      ja: 'これから公開されるものを、予定の順に表示します',
      en: 'show what will be published next, in the order it is due',
    },
    operands: [],
    options: {
      root,
      account: onlyAccount,
      format: textOrJson,
    },
    run: async (input, session) => (await import('./plan-command.ts')).plan(input, session),
  }),
  command({
    name: 'publish',
    about: {
      ja: '公式アカウント1つの、時刻になった投稿を公開します',
      en: 'publish what is due on one official account',
    },
    operands: [],
    options: {
      root,
      account: ofAccount,
      stay: {
        value: 'MINUTES',
        about: {
          ja: 'この分数のあいだに時刻になるものも、待って公開します（0〜300、初めは 0）',
          en: 'also wait for what falls due within so many minutes (0–300, default 0)',
        },
      },
      online: {
        about: {
          ja: '公開する投稿のリンクを開き、見つからないページを知らせます（公開は止めません）',
          en: 'also open the links of what is due and tell of dead ones (holds nothing)',
        },
      },
    },
    run: async (input, session) => (await import('./publish-command.ts')).publish(input, session),
  }),
  command({
    name: 'clock',
    about: {
      ja: '予定のあるあいだ動き続け、時刻の前に投稿の仕事をGitHubで始めさせます',
      en: 'keep time: start the jobs on GitHub before posts are due, while any is',
    },
    more: {
      ja: '鍵は要りません。GITHUB_TOKEN には actions の書き込みと contents の読み取りの権限が要ります。',
      en: 'Needs no key; GITHUB_TOKEN needs actions: write and contents: read.',
    },
    operands: [],
    options: {
      root,
      'dry-run': {
        about: {
          ja: '一度だけ見て、今することを表示し、何も始めません',
          en: 'look once, say what would be done, start nothing',
        },
      },
    },
    run: async (input, session) => (await import('./clock-command.ts')).clock(input, session),
  }),
  command({
    name: 'watch',
    about: {
      ja: '予定を過ぎても公開・削除されていない投稿と、承認が間に合わない投稿を知らせます',
      en: 'tell of posts that are due and not out, ordered gone and not gone, or near their time and not approved',
    },
    more: {
      ja: 'Issueとプルリクエストのコメントで知らせます。鍵は要りません。GITHUB_TOKEN には actions と contents の読み取り、issues と pull-requests の書き込みの権限が要ります。公開・削除されていない投稿があれば、終了コードは 1 です。',
      en: 'Tells in issues and comments on pull requests. Needs no key; GITHUB_TOKEN needs actions and contents: read, issues and pull-requests: write. Exits with 1 where a post is not out, or not gone.',
    },
    operands: [],
    options: {
      root,
      'dry-run': {
        about: {
          ja: '見て表示するだけで、だれにも知らせません',
          en: 'look and say what would be told, tell nobody',
        },
      },
    },
    run: async (input, session) => (await import('./watch-command.ts')).watch(input, session),
  }),
  command({
    name: 'pause',
    about: {
      ja: 'すべての公開、または公式アカウント1つの公開をすぐに止めます',
      en: 'stop all publication, or that of one account, at once',
    },
    operands: [],
    options: {
      root,
      account: onlyAccount,
      why: {
        value: 'TEXT',
        required: true,
        about: { ja: '止める理由', en: 'the reason' },
      },
      by: {
        value: 'NAME',
        about: {
          ja: '止めた人（初めは GITHUB_ACTOR、なければこの計算機の利用者名）',
          en: 'who stops (default: GITHUB_ACTOR, else the name of the user)',
        },
      },
    },
    run: async (input, session) => (await import('./pause-command.ts')).pause(input, session),
  }),
  command({
    name: 'resume',
    about: {
      ja: '一時停止の解除をGitHubに頼みます（所属長または運用担当者）',
      en: 'ask GitHub to lift a pause (section heads and operators)',
    },
    more: byDispatch,
    operands: [],
    options: {
      root,
      account: onlyAccount,
      why: { value: 'TEXT', required: true, about: { ja: '解除する理由', en: 'the reason' } },
    },
    run: async (input, session) => (await import('./resume-command.ts')).resume(input, session),
  }),
  command({
    name: 'resolve',
    about: {
      ja: '公開保留の投稿について、見て確かめたことを答えます',
      en: 'answer for a held delivery, having looked at it',
    },
    more: byDispatch,
    operands: [
      {
        name: 'POST',
        required: true,
        about: { ja: '投稿（posts/….md）', en: 'the post (posts/….md)' },
      },
    ],
    options: {
      root,
      account: ofAccount,
      part: {
        value: 'N',
        about: {
          ja: 'スレッドの何件目か（初めは、保留になっているもの）',
          en: 'which part of a thread (default: the one that is held)',
        },
      },
      answer: {
        value: 'confirmed|retryable|withdrawn',
        choices: ['confirmed', 'retryable', 'withdrawn'],
        required: true,
        about: {
          ja: 'confirmed 公開されていた、retryable 公開されていないので送信し直す（所属長・運用担当者だけ）、withdrawn もう公開しない',
          en: 'confirmed: it is public; retryable: it is not, send it again (head or operator only); withdrawn: give it up',
        },
      },
      url: {
        value: 'URL',
        about: {
          ja: '公開されていた投稿のURL（confirmed のとき）',
          en: 'address of the public post (with confirmed)',
        },
      },
      'remote-id': {
        value: 'ID',
        about: {
          ja: 'URLの代わりに、投稿先での番号（Facebookは ページ_投稿）',
          en: 'its id there instead of the address (Facebook: <page>_<post>)',
        },
      },
      why: { value: 'TEXT', required: true, about: { ja: '理由', en: 'the reason' } },
    },
    run: async (input, session) => (await import('./resolve-command.ts')).resolve(input, session),
  }),
  command({
    name: 'withdraw',
    about: {
      ja: '緊急のとき、投稿の公開中止・削除をGitHubに頼みます（その所属の所属長または代決者）',
      en: 'in an emergency, ask GitHub to withdraw or delete a post (its section head or deputy)',
    },
    more: {
      ja: '自分のトークン（GITHUB_TOKEN または GH_TOKEN、Actionsの実行ができるもの）でワークフロー withdraw を始めます。権限はその中で、始めた人の番号と policies/ で確かめます。再実行（Re-run）には権限がありません。急がないときは、投稿と同じ場所に「名前.withdraw.md」を作り、プルリクエストで所属長の承認を受けてください。',
      en: 'Starts the workflow withdraw with your own token (GITHUB_TOKEN or GH_TOKEN, allowed to start Actions). There the register decides, by your numeric id, whether you may; a re-run carries no authority. With time to spare, put <slug>.withdraw.md beside the post and have it approved by pull request.',
    },
    operands: [
      {
        name: 'POST',
        required: true,
        about: { ja: '投稿（posts/….md）', en: 'the post (posts/….md)' },
      },
    ],
    options: {
      root,
      account: onlyAccount,
      why: { value: 'TEXT', required: true, about: { ja: '理由', en: 'the reason' } },
      'why-not-correct': {
        value: 'TEXT',
        required: true,
        about: {
          ja: '訂正の投稿では足りない理由',
          en: 'why a correction does not suffice',
        },
      },
    },
    run: async (input, session) => (await import('./withdraw-command.ts')).withdraw(input, session),
  }),
  command({
    name: 'audit verify',
    about: {
      ja: '発信記録が書き換えられていないか確かめます',
      en: 'verify that the record was not tampered with',
    },
    more: {
      ja: '終了コード: 0 改変は見つかりません、1 改変されています、2 判断できません。',
      en: 'Exit code: 0 intact, 1 tampered, 2 undecidable.',
    },
    operands: [],
    options: {
      root,
      checkpoint: {
        value: 'FILE',
        many: true,
        about: {
          ja: 'ほかの場所に保管した照合用署名。何度でも書けます',
          en: 'a checkpoint kept elsewhere; may be given several times',
        },
      },
      format: textOrJson,
    },
    run: async (input, session) =>
      (await import('./audit-verify-command.ts')).auditVerify(input, session),
  }),
  command({
    name: 'ledger restore',
    about: {
      ja: '削除されたり古い状態に戻されたりした発信記録を、クローンにある控えから戻します',
      en: 'put back a log of the record that was deleted or set back, from the copy in this clone',
    },
    more: {
      ja: '先に koho pause で止めます。控えの署名とすべての記録、組織の発信記録とのつながりを確かめ、強制せずに書き込みます。書込みには KOHO_LEDGER_DEPLOY_KEY か KOHO_LEDGER_TOKEN を使います。',
      en: 'Pause first. Signature, every record and what the other logs say of it are verified; nothing is forced. Pushes by KOHO_LEDGER_DEPLOY_KEY or KOHO_LEDGER_TOKEN.',
    },
    operands: [logName],
    options: {
      root,
      commit: {
        value: 'ID',
        about: {
          ja: '戻すコミット（GitHubの Activity に出る、省略のない番号）。初めは、クローンが最後に取得したもの',
          en: 'the commit to go back to, in full, as GitHub’s Activity shows it (default: what this clone fetched last)',
        },
      },
    },
    run: async (input, session) =>
      (await import('./ledger-restore-command.ts')).ledgerRestore(input, session),
  }),
  command({
    name: 'keygen',
    about: {
      ja: '発信記録1つの署名の鍵を作ります',
      en: 'make the signing key of one log of the record',
    },
    operands: [logName],
    options: {
      root,
      replace: {
        about: {
          ja: '今の鍵と入れ替えるために作ります。記録の今の末尾をGitHubから読み、前の鍵の有効な範囲も表示します',
          en: 'to take the place of the present key: reads where the log stands on GitHub, and shows how far the old key counts',
        },
      },
    },
    run: async (input, session) => (await import('./keygen-command.ts')).keygen(input, session),
  }),
  command({
    name: 'sandbox',
    about: {
      ja: 'X、Facebook、GitHubの代わりをこの計算機の中で動かします',
      en: 'run stand-ins for X, Facebook and GitHub on this machine',
    },
    operands: [],
    options: {
      port: {
        value: 'N',
        about: { ja: 'ポート番号（初めは空いているもの）', en: 'port (default: any free one)' },
      },
      data: {
        value: 'DIR',
        about: {
          ja: 'データの置き場所（初めは一時フォルダーで、終わると消します）',
          en: 'where its data lie (default: a temporary folder, removed at the end)',
        },
      },
      json: {
        about: { ja: '住所をJSONの1行で表示します', en: 'print the address as one line of JSON' },
      },
    },
    run: async (input, session) => (await import('./sandbox-command.ts')).sandbox(input, session),
  }),
  command({
    name: 'demo',
    about: {
      ja: '投稿が公開されて記録されるまでを、sandboxの中で通しで見せます',
      en: 'play the whole way of a post, inside the sandbox',
    },
    operands: [],
    options: {
      keep: {
        about: {
          ja: '終わってもsandboxを動かしたままにします',
          en: 'leave the sandbox running at the end',
        },
      },
    },
    run: async (input, session) => (await import('./demo-command.ts')).demo(input, session),
  }),
];
