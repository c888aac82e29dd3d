import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorClone } from './author-clone.ts';
import { type Cast, engage } from './cast.ts';
import { Forge } from './forge.ts';
import { askJson, textOf } from './http.ts';
import { demoRepository, establish, type Organisation } from './organisation.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/** Everything that stands when the curtain rises. */
export interface Stage {
  /** Folder of the project: examples and `dist/`. */
  readonly root: string;
  readonly work: string;
  readonly sandbox: SandboxProcess;
  readonly cloneUrl: string;
  readonly organisation: Organisation;
  readonly forge: Forge;
  /** Writer (organisation or account) → the credential that may push its log. */
  readonly deployTokens: ReadonlyMap<string, string>;
  readonly staff: AuthorClone;
  readonly operator: AuthorClone;
  close(): Promise<void>;
}

export const staffLogin = 'hokkaido-mihon-suzuki';
export const colleagueLogin = 'hokkaido-mihon-abe';
export const auditorLogin = 'hokkaido-mihon-auditor';
export const headLogin = 'hokkaido-mihon-ito';
export const operatorLogin = 'hokkaido-mihon-nakamura';
export const otherOperatorLogin = 'hokkaido-mihon-kobayashi';

/** Starts the sandbox and builds the organisation in it: people, repository, rules, keys, first main. */
export async function setStage(root: string): Promise<Stage> {
  const work = await mkdtemp(join(tmpdir(), 'koho-demo-'));
  const sandbox = await startSandboxProcess(root, join(work, 'sandbox'));
  const close = async () => {
    await sandbox.stop();
    await rm(work, { recursive: true, force: true });
  };
  try {
    const organisation = await establish(root, sandbox.url);
    const texts = ['policies/koho.yml', 'policies/departments.yml'].map((path) =>
      String(organisation.files.find((file) => file.path === path)?.content),
    );
    const { cast, members } = await engage(`${sandbox.url}/github`, texts);
    const forge = new Forge(sandbox.url, cast);
    const [owner, name] = demoRepository.split('/');
    const made = await askJson('POST', `${sandbox.url}/github/_control/repositories`, {
      body: { owner, name, private: true, collaborators: members },
    });
    const cloneUrl = textOf(made, 'cloneUrl');
    const deployTokens = await giveKeys(forge, sandbox.url, organisation);
    const clone = (login: string) => makeClone({ cloneUrl, work, forge, cast }, login);
    const [staff, operator] = [await clone(staffLogin), await clone(operatorLogin)];
    await operator.push('main', organisation.files, '北海道（見本）の方針と公式アカウントの登録');
    return {
      root,
      work,
      sandbox,
      cloneUrl,
      organisation,
      forge,
      deployTokens,
      staff,
      operator,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeClone(
  o: { cloneUrl: string; work: string; forge: Forge; cast: Cast },
  login: string,
): Promise<AuthorClone> {
  const who = { login, id: await o.forge.idOf(login), token: o.forge.token(login) };
  return AuthorClone.make(o.cloneUrl, join(o.work, login), who);
}

/** One deploy key for each writer, and the rules of docs/: main by pull request, the record by its writers only. */
async function giveKeys(forge: Forge, sandbox: string, { ledgerKeys }: Organisation) {
  const tokens = new Map<string, string>();
  const branches: object[] = [
    {
      pattern: 'main',
      requirePullRequest: true,
      requiredApprovals: 1,
      requireCodeOwnerReview: true,
      dismissStale: true,
      squashOnly: true,
      bypassAdmins: true,
      denyForce: true,
      denyDelete: true,
    },
  ];
  for (const log of ledgerKeys.keys()) {
    const { id, token } = await forge.deployKey(log);
    tokens.set(log, token);
    const pushers = [`deploy-key:${id}`];
    branches.push({ pattern: `ledger/${log}/*`, denyForce: true, denyDelete: true, pushers });
  }
  const path = `/github/_control/repositories/${demoRepository}/rules`;
  await askJson('POST', `${sandbox}${path}`, { body: { branches } });
  return tokens;
}
