import type { Command } from './command.ts';
import { brakeCommands } from './commands/brake-commands.ts';
import { policyCommands } from './commands/policy-commands.ts';
import { postCommands } from './commands/post-commands.ts';
import { publicationCommands } from './commands/publication-commands.ts';
import { recordCommands } from './commands/record-commands.ts';
import { sandboxCommands } from './commands/sandbox-commands.ts';

/** One table: what is parsed, what is run, and what the help says in both languages. */
export const commands: readonly Command[] = [
  ...postCommands,
  ...policyCommands,
  ...publicationCommands,
  ...brakeCommands,
  ...recordCommands,
  ...sandboxCommands,
];
