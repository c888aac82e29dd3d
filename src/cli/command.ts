import type { Language, Message } from '../post/message.ts';
import type { Screen, Terminal } from './terminal.ts';

/** One option as the table states it: parsing and help are both made from this. */
export interface OptionSpec {
  /** What stands for the value in the help; absent: the option takes none. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly many?: true;
  readonly required?: true;
  readonly about: Message;
}

export type Options = Readonly<Record<string, OptionSpec>>;

/** The words after the command that are no options. */
interface OperandSpec {
  /** As the help shows it, `DEPARTMENT`. */
  readonly name: string;
  readonly required?: true;
  readonly many?: true;
  readonly about: Message;
}

/** What a command gets: its options by name, the words after it. */
export interface Input<O extends Options> {
  readonly options: Values<O>;
  readonly operands: readonly string[];
}

export type Session = Omit<Terminal, 'out' | 'err'> & {
  readonly out: Screen;
  readonly err: Screen;
  readonly language: Language;
};

type Values<O extends Options> = {
  readonly [K in keyof O as O[K] extends { required: true } ? K : never]: Value<O[K]>;
} & {
  readonly [K in keyof O as O[K] extends { required: true } ? never : K]?: Value<O[K]>;
};

type Value<S extends OptionSpec> = S extends { value: string }
  ? S extends { many: true }
    ? readonly string[]
    : S extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string
  : true;

export interface Command<O extends Options = Options> {
  /** One word or two: `audit verify`. */
  readonly name: string;
  readonly about: Message;
  /** What else the help of this one command says. */
  readonly more?: Message;
  readonly operands: readonly OperandSpec[];
  readonly options: O;
  /** Loads what the command needs, and nothing before; returns the exit code. */
  readonly run: (input: Input<O>, session: Session) => Promise<number>;
}

/** Ties the options of the table to those that the command's module reads; outside, commands are all alike. */
export function command<const O extends Options>(spec: Command<O>): Command {
  return { ...spec, run: (input, session) => spec.run(input as Input<O>, session) };
}
