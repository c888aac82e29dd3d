import type { Session } from './command.ts';
import { rootOf } from './settings-of.ts';

/** The demo needs most of koho: it is loaded only when it is asked for. */
export async function demo(
  { options }: { readonly options: { readonly keep?: true } },
  { cwd, language }: Session,
): Promise<number> {
  const { demo: play } = await import('./demo/demo.ts');
  return play({ root: rootOf(undefined, cwd), keep: options.keep === true, language });
}
