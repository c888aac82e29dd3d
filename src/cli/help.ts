import { wrap } from '../pipeline/report/wrap.ts';
import type { Language } from '../post/message.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { commonOptions } from './common-options.ts';
import { variables } from './environment.ts';

export function overviewHelp(language: Language): string {
  return [
    words[language].overview,
    '',
    ...commands.flatMap(({ name, about }) => entry(name, about[language])),
    '',
    words[language].variables,
    ...variables.flatMap(({ name, about }) => entry(name, about[language])),
    '',
    '',
  ].join('\n');
}

export function commandHelp(command: Command, language: Language): string {
  const options = { ...command.options, ...commonOptions };
  return [
    `koho ${command.name}`,
    ...wrap(command.about[language], 80, '  '),
    '',
    ...command.operands.flatMap(({ name, about }) => entry(name, about[language])),
    ...Object.entries(options).flatMap(([name, { about, ...spec }]) =>
      entry(`--${name}${'value' in spec ? ` ${spec.value}` : ''}`, about[language]),
    ),
    ...(command.more ? ['', ...wrap(command.more[language], 80, '')] : []),
    '',
  ].join('\n');
}

function entry(term: string, text: string): string[] {
  return [`  ${term}`, ...wrap(text, 80, '      ')];
}

const words = {
  ja: { overview: 'koho 命令 [指定…]', variables: '環境変数' },
  en: { overview: 'koho COMMAND [OPTIONS…]', variables: 'Environment' },
};
