import { type Command, command } from '../command.ts';

/** Everything real but the outside. */
export const sandboxCommands: readonly Command[] = [
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
    run: async (input, session) => (await import('../sandbox-command.ts')).sandbox(input, session),
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
    run: async (input, session) => (await import('../demo-command.ts')).demo(input, session),
  }),
];
