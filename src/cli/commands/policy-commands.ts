import { type Command, command } from '../command.ts';
import { root } from './shared-options.ts';

/** What policies/ means. */
export const policyCommands: readonly Command[] = [
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
      (await import('../codeowners-command.ts')).codeowners(input, session),
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
      (await import('../policy-diff-command.ts')).policyDiff(input, session),
  }),
];
