import { kohoCli, witnessProgram } from './koho-program.ts';
import { run } from './processes.ts';
import { auditorLogin, type Stage } from './stage.ts';
import type { Claim, Summons } from './witness/claim.ts';

/** Has a separate process find out whether the claims are true. @throws Error with what is otherwise */
export async function summon(stage: Stage, claims: readonly Claim[]): Promise<void> {
  const { root, work, cloneUrl, forge } = stage;
  const summons: Summons = {
    cloneUrl,
    token: forge.token(auditorLogin),
    cli: kohoCli(root),
    claims,
  };
  const { exit, stdout, stderr } = await run({
    file: process.execPath,
    args: [witnessProgram(root)],
    cwd: work,
    input: JSON.stringify(summons),
  });
  if (exit !== 0) throw new Error(`the witness objects:\n${stdout}${stderr}`);
}
