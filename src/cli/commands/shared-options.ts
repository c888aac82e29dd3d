/** Options and operands that several families of commands take. */

export const root = {
  value: 'DIR',
  about: {
    ja: 'リポジトリのフォルダー（初めは今のフォルダー）',
    en: 'folder of the repository (default: the current one)',
  },
} as const;

export const textOrJson = {
  value: 'text|json',
  choices: ['text', 'json'],
  about: { ja: '出力の形（初めは text）', en: 'form of the output (default text)' },
} as const;

export const ofAccount = {
  value: 'ID',
  required: true,
  about: { ja: '公式アカウントのID', en: 'id of the official account' },
} as const;

export const onlyAccount = {
  value: 'ID',
  about: {
    ja: 'この公式アカウントだけ（初めはすべて）',
    en: 'only this official account (default: all)',
  },
} as const;
