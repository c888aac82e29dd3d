import { parseArgs } from 'node:util';
import { nearestOf } from '../post/nearest.ts';
import type { Command, Input, OptionSpec, Options } from './command.ts';
import { commonOptions } from './common-options.ts';
import { shown } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

/** The arguments of one command, its name already taken off. @throws KohoError `wrong-use` naming the argument */
export function readArguments(
  command: Command,
  args: readonly string[],
): Input<Options> & { readonly help: boolean } {
  const specs: Options = { ...command.options, ...commonOptions };
  const { tokens } = parseArgs({
    args: [...args],
    // Not strict: its complaints are in English and suggest nothing.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { value }]) => [
        name,
        {
          type: value === undefined ? 'boolean' : 'string',
          ...(name === 'help' && { short: 'h' }),
        },
      ]),
    ),
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(command, token.rawName, Object.keys(specs));
    const value = textOf(token, spec);
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && !spec.many) throw twice(token.rawName);
    given.set(token.name, [...before, value]);
  }
  const help = given.has('help');
  if (!help) refuseMissing(command, given, operands);
  return { options: valuesOf(specs, given), operands, help };
}

interface Token {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function textOf({ rawName, value, inlineValue }: Token, spec: OptionSpec): string {
  if (spec.value === undefined) {
    if (value === undefined) return '';
    throw wrongUse(`${rawName} は値を取りません。`, `${rawName} takes no value.`);
  }
  // `--root --format json`: the value was forgotten, and the next option must not become it.
  const forgotten = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if (forgotten) {
    throw wrongUse(
      `${rawName} に値（${spec.value}）を書いてください。「-」で始まる値は ${rawName}=… と書きます。`,
      `${rawName} needs a value (${spec.value}). One that begins with - is written ${rawName}=…`,
    );
  }
  if (spec.choices && !spec.choices.includes(value)) {
    const meant = nearestOf(value, spec.choices);
    throw wrongUse(
      `${rawName} に「${shown(value)}」は書けません。${meant ? `${meant} のことでしょうか。` : ''}書けるもの：${spec.choices.join('、')}`,
      `${rawName} cannot be "${shown(value)}".${meant ? ` Did you mean ${meant}?` : ''} Possible: ${spec.choices.join(', ')}`,
    );
  }
  return value;
}

function refuseMissing(
  { name, options, operands: specs }: Command,
  given: ReadonlyMap<string, readonly string[]>,
  operands: readonly string[],
): void {
  for (const [option, { required, value }] of Object.entries(options)) {
    if (!required || given.has(option)) continue;
    throw wrongUse(
      `--${option} ${value} が必要です。koho ${name} --help をご覧ください。`,
      `--${option} ${value} is needed. See koho ${name} --help.`,
    );
  }
  const missing = specs.find(({ required }, index) => required && operands[index] === undefined);
  if (missing) {
    throw wrongUse(
      `${missing.name}（${missing.about.ja}）を書いてください。koho ${name} --help をご覧ください。`,
      `${missing.name} (${missing.about.en}) is missing. See koho ${name} --help.`,
    );
  }
  const extra = specs.some(({ many }) => many) ? undefined : operands[specs.length];
  if (extra !== undefined) {
    throw wrongUse(
      `「${shown(extra)}」は余分です。koho ${name} --help をご覧ください。`,
      `"${shown(extra)}" is one word too many. See koho ${name} --help.`,
    );
  }
}

function unknownOption({ name }: Command, rawName: string, known: readonly string[]) {
  const meant = nearestOf(rawName, known);
  return wrongUse(
    `${shown(rawName)} という指定はありません。${meant ? `--${meant} のことでしょうか。` : ''}koho ${name} --help をご覧ください。`,
    `There is no option ${shown(rawName)}.${meant ? ` Did you mean --${meant}?` : ''} See koho ${name} --help.`,
  );
}

function twice(rawName: string) {
  return wrongUse(
    `${rawName} が2回書かれています。1回だけにしてください。`,
    `${rawName} is given twice. Give it once.`,
  );
}

function valuesOf(
  specs: Options,
  given: ReadonlyMap<string, readonly string[]>,
): Input<Options>['options'] {
  const values: Record<string, unknown> = {};
  for (const [name, texts] of given) {
    const spec = specs[name];
    values[name] = spec?.value === undefined ? true : spec.many ? texts : texts[0];
  }
  return values as Input<Options>['options'];
}
