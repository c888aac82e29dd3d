import { requireNode24 } from '../pipeline/workplace/require-node.ts';
import type { Language } from '../post/message.ts';
import { nearestOf } from '../post/nearest.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { variables } from './environment.ts';
import { readArguments } from './read-arguments.ts';
import { screenOf, type Terminal } from './terminal.ts';
import { shown, visible } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

/** One call of `koho`. Exit codes: 0 fine, 1 findings or tampering, 2 cannot decide or wrong use. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageOf(argv, terminal.environment);
  try {
    requireNode24(terminal.nodeVersion);
    return await run(argv, terminal, language);
  } catch (error) {
    const { explain } = await import('../pipeline/report/explain.ts');
    const { text } = explain(error);
    const stack = terminal.environment.KOHO_DEBUG === '1' && error instanceof Error && error.stack;
    const said = `koho: ${text[language]}\n${stack ? `${stack}\n` : ''}`;
    terminal.err.write(withoutSecrets(visible(said), terminal.environment));
    return 2;
  }
}

/** Looked up before anything is parsed: also a wrong argument is told in the language that was asked for. */
function languageOf(argv: readonly string[], environment: Terminal['environment']): Language {
  const at = argv.indexOf('--lang');
  const asked =
    at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const language = asked === 'ja' || asked === 'en' ? asked : environment.KOHO_LANG;
  return /^en(?:[-_.]|$)/i.test(language ?? '') ? 'en' : 'ja';
}

async function run(
  argv: readonly string[],
  terminal: Terminal,
  language: Language,
): Promise<number> {
  const { words, rest } = leadingWords(argv);
  if (words[0] === 'help') return run([...words.slice(1), ...rest, '--help'], terminal, language);
  if (words.length === 0) return withoutCommand(rest, terminal, language);
  const command = commandOf(words);
  const used = command.name.split(' ').length;
  const { help, ...input } = readArguments(command, [...words.slice(used), ...rest]);
  if (help) {
    const { commandHelp } = await import('./help.ts');
    terminal.out.write(commandHelp(command, language));
    return 0;
  }
  const [out, err] = [screenOf(terminal.out), screenOf(terminal.err)];
  return command.run(input, { ...terminal, out, err, language });
}

/** `koho --lang en check …`: the language may also stand first. */
function leadingWords(argv: readonly string[]): { words: string[]; rest: string[] } {
  const before: string[] = [];
  let index = 0;
  for (let arg = argv[index]; arg?.startsWith('--lang'); arg = argv[index]) {
    before.push(...argv.slice(index, index + (arg === '--lang' ? 2 : 1)));
    index = before.length;
  }
  const end = argv.findIndex((arg, at) => at >= index && arg.startsWith('-'));
  const words = argv.slice(index, end < 0 ? undefined : end);
  return { words, rest: [...before, ...(end < 0 ? [] : argv.slice(end))] };
}

function commandOf(words: readonly string[]): Command {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const found = commands.find((command) => command.name === name);
    if (found) return found;
  }
  const [first = ''] = words;
  const families = commands.filter(({ name }) => name.startsWith(`${first} `));
  const names = (families.length > 0 ? families : commands).map(({ name }) => name);
  const meant = nearestOf(words.slice(0, 2).join(' '), names) ?? nearestOf(first, names);
  const guess = families.length === 1 ? families[0]?.name : meant;
  throw wrongUse(
    `「${shown(first)}」という命令はありません。${guess ? `koho ${guess} のことでしょうか。` : ''}koho --help で一覧を表示します。`,
    `There is no command "${shown(first)}".${guess ? ` Did you mean koho ${guess}?` : ''} koho --help lists them.`,
  );
}

async function withoutCommand(
  rest: readonly string[],
  terminal: Terminal,
  language: Language,
): Promise<number> {
  const asked = rest.filter((arg) => !arg.startsWith('--lang') && arg !== language);
  const { overviewHelp } = await import('./help.ts');
  if (asked.length === 0) {
    terminal.err.write(overviewHelp(language));
    return 2;
  }
  if (asked.some((arg) => arg === '--help' || arg === '-h')) {
    terminal.out.write(overviewHelp(language));
    return 0;
  }
  if (asked[0] === '--version') {
    const { version } = await import('./version.ts');
    terminal.out.write(`${version}\n`);
    return 0;
  }
  throw wrongUse(
    `${shown(asked[0] ?? '')} より先に命令を書いてください。koho --help で一覧を表示します。`,
    `Write the command before ${shown(asked[0] ?? '')}. koho --help lists the commands.`,
  );
}

/** A library may repeat what it was given. */
function withoutSecrets(text: string, environment: Terminal['environment']): string {
  const secrets = variables.flatMap(({ name, secret }) =>
    secret ? (environment[name] ?? []) : [],
  );
  return secrets
    .filter((value) => value.length >= 8)
    .reduce((masked, value) => masked.replaceAll(value, '***'), text);
}
