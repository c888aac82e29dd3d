import { join } from 'node:path';

/** The built programs, which are what is shown: the sources are not run. */
export function kohoCli(root: string): string {
  return join(root, 'dist', 'cli.mjs');
}

export function kohoAction(root: string): string {
  return join(root, 'dist', 'action.mjs');
}

export function witnessProgram(root: string): string {
  return join(root, 'dist', 'witness.mjs');
}
