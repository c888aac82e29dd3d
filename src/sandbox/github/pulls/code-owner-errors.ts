import { atLeast, roleOf } from '../authenticate.ts';
import type { Account, Repository } from '../model.ts';
import { accountByEmail, accountByLogin, type World } from '../world.ts';
import { type OwnerLine, problemWith, readCodeOwners } from './code-owners.ts';

/** What GitHub finds wrong with CODEOWNERS at a commit; undefined without such a file. */
export async function codeOwnerErrors(world: World, repository: Repository, commit: string) {
  const file = await readCodeOwners(repository.dir, commit);
  return file?.lines.flatMap((line) => {
    const problem = problemOf(world, repository, line);
    return problem === undefined ? [] : [render(file.path, line, problem)];
  });
}

interface Problem {
  readonly kind: string;
  readonly word: string;
  readonly suggestion: string | null;
}

function problemOf(world: World, repository: Repository, line: OwnerLine): Problem | undefined {
  const syntax = problemWith(line);
  if (syntax !== undefined) return { ...syntax, suggestion: null };
  const unknown = line.owners.find((owner) => codeOwner(world, repository, owner) === undefined);
  if (unknown === undefined) return undefined;
  const suggestion = `make sure ${unknown} exists and has write access to the repository`;
  return { kind: 'Unknown owner', word: unknown, suggestion };
}

/** "The people you choose as code owners must have write permissions for the repository." */
export function codeOwner(
  world: World,
  repository: Repository,
  owner: string,
): Account | undefined {
  const account = owner.startsWith('@')
    ? accountByLogin(world, owner.slice(1))
    : accountByEmail(world, owner);
  if (account === undefined) return undefined;
  const role = roleOf({ kind: 'user', account }, repository);
  return atLeast(role, 'write') ? account : undefined;
}

function render(path: string, line: OwnerLine, problem: Problem) {
  const column = Math.max(0, line.text.indexOf(problem.word)) + 1;
  const hint = problem.suggestion === null ? '' : `: ${problem.suggestion}`;
  return {
    line: line.number,
    column,
    source: line.text,
    kind: problem.kind,
    suggestion: problem.suggestion,
    message: `${problem.kind} on line ${line.number}${hint}\n\n  ${line.text}\n  ${' '.repeat(column - 1)}^`,
    path,
  };
}
