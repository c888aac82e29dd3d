import { cells, wrap } from '../pipeline/report/wrap.ts';
import type { Language } from '../post/message.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { commonOptions } from './common-options.ts';
import { variables } from './environment.ts';

/** Two less than a terminal's: a mark that may not begin a line hangs over. */
const columns = 78;

/** `koho --help`: the commands and the environment. */
export function overviewHelp(language: Language): string {
  const say = words[language];
  return [
    ...wrap(say.koho, columns, ''),
    '',
    say.usage('koho', say.command),
    '',
    say.commands,
    ...table(commands.map(({ name, about }) => [name, about[language]])),
    '',
    say.options,
    ...table([...optionRows(commonOptions, language), ['--version', say.version]]),
    '',
    say.variables,
    ...table(variables.map(({ name, about }) => [name, about[language]])),
    '',
    ...wrap(say.more, columns, ''),
    '',
  ].join('\n');
}

/** `koho check --help` */
export function commandHelp(command: Command, language: Language): string {
  const say = words[language];
  const { name, about, more, operands, options } = command;
  const shape = operands.map((one) => {
    const word = one.many ? `${one.name}…` : one.name;
    return one.required ? word : `[${word}]`;
  });
  const rows = operands.map((one) => [one.name, one.about[language]] as const);
  return [
    ...wrap(about[language], columns, ''),
    '',
    say.usage(`koho ${name}`, ...shape),
    ...(rows.length > 0 ? ['', ...table(rows)] : []),
    '',
    say.options,
    ...table(optionRows({ ...options, ...commonOptions }, language)),
    ...(more ? ['', ...wrap(more[language], columns, '')] : []),
    '',
  ].join('\n');
}

type Row = readonly [term: string, text: string];

function optionRows(options: Command['options'], language: Language): Row[] {
  const say = words[language];
  return Object.entries(options).map(([name, { value, many, required, about }]) => {
    const term = `--${name}${value === undefined ? '' : ` ${value}`}${many ? ' …' : ''}`;
    return [term, required ? `${about[language]}${say.required}` : about[language]];
  });
}

/** Two columns; a term too long for the first has its text below it. */
function table(rows: readonly Row[]): string[] {
  const widest = Math.max(0, ...rows.map(([term]) => cells(term)).filter((size) => size <= 24));
  const indent = ' '.repeat(widest + 4);
  return rows.flatMap(([term, text]) => {
    const [first = '', ...rest] = wrap(text, columns, indent);
    const head = `  ${term}`;
    if (cells(head) > widest + 2) return [head, first, ...rest];
    return [head + first.slice(head.length), ...rest];
  });
}

const words = {
  ja: {
    koho: 'koho — 自治体などの広報投稿を、確認・承認・公開・記録します。',
    usage: (...parts: string[]) => `使い方: ${parts.join(' ')} [指定…]`,
    command: '命令',
    commands: '命令:',
    options: '指定:',
    variables: '環境変数:',
    version: '版を表示します',
    required: '（必ず書きます）',
    more: '命令ごとの使い方は koho 命令 --help で表示します。終了コード: 0 問題なし、1 確認結果または改変あり、2 判断できない、または使い方の誤り。',
  },
  en: {
    koho: 'koho checks, has approved, publishes and records the posts of public bodies.',
    usage: (...parts: string[]) => `Usage: ${parts.join(' ')} [OPTIONS…]`,
    command: 'COMMAND',
    commands: 'Commands:',
    options: 'Options:',
    variables: 'Environment:',
    version: 'show the version',
    required: ' (required)',
    more: 'koho COMMAND --help says more of each. Exit code: 0 fine, 1 findings or tampering, 2 undecidable or wrong use.',
  },
};
