/** Options that every command takes. */
export const commonOptions = {
  lang: {
    value: 'ja|en',
    choices: ['ja', 'en'],
    about: { ja: '表示の言語（初めは ja）', en: 'language of the output (default ja)' },
  },
  help: { about: { ja: '使い方を表示します（-h も同じ）', en: 'show this help (also -h)' } },
} as const;
