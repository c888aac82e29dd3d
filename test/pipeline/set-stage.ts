import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engage } from '../../src/cli/demo/cast.ts';
import { Forge } from '../../src/cli/demo/forge.ts';
import { askJson, textOf } from '../../src/cli/demo/http.ts';
import { demoRepository, establish, type Organisation } from '../../src/cli/demo/organisation.ts';
import { gitIn } from './git-in.ts';
import { startOwnSandbox } from './own-sandbox.ts';
import { operator } from './people.ts';
import { Stage } from './stage.ts';
import { moveTogether } from './stage-clock.ts';

/**
 * The example organisation on a sandbox of its own; git, clients, logs and
 * signatures are real. `init`: its record has begun. `dictionaries`: by default
 * the short ones only, since each job reads them all (test/guideline has the rest).
 */
export async function setStage(
  o: { readonly init?: boolean; readonly dictionaries?: 'short' | 'all' } = {},
): Promise<Stage> {
  const work = await mkdtemp(join(tmpdir(), 'koho-pipeline-'));
  const sandbox = await startOwnSandbox(join(work, 'sandbox'));
  await moveTogether(sandbox);
  const organisation = await establish(process.cwd(), sandbox.url);
  const files = organisation.files.map(({ path, content }) => [path, String(content)] as const);
  const policy = new Map(o.dictionaries === 'all' ? files : files.filter(isShort));
  const texts = ['policies/koho.yml', 'policies/departments.yml'].map((at) => policy.get(at) ?? '');
  const { cast, members } = await engage(`${sandbox.url}/github`, texts);
  const forge = new Forge(sandbox.url, cast);
  const [owner, name] = demoRepository.split('/');
  const made = await askJson('POST', `${sandbox.url}/github/_control/repositories`, {
    body: { owner, name, private: true, collaborators: members },
  });
  const deployTokens = await giveKeys(sandbox.url, forge, organisation);
  const bare = join(work, 'sandbox', `${textOf(made, 'id')}.git`);
  await gitIn(work)(['init', '--quiet', '--bare', 'author.git']);
  // What the forge has need not be fetched before each push.
  await writeFile(join(work, 'author.git/objects/info/alternates'), join(bare, 'objects'));
  const stage = new Stage({
    ...{ work, bare, sandbox, organisation, policy, forge, deployTokens },
    cloneUrl: textOf(made, 'cloneUrl'),
    issued: [...cast.values(), ...deployTokens.values(), ...secretsOf(organisation)],
  });
  await stage.push('main', Object.fromEntries(policy), operator);
  if (o.init !== false) await stage.init();
  return stage;
}

function isShort([path, text]: readonly [path: string, text: string]): boolean {
  return !path.startsWith('policies/dictionaries/') || text.length < 10_000;
}

function secretsOf({ ledgerKeys, accounts }: Organisation): readonly string[] {
  const environments = [...accounts.values()].flatMap(({ environment }) =>
    Object.entries(environment).flatMap(([key, value]) => (key.endsWith('_URL') ? [] : [value])),
  );
  return [...ledgerKeys.values(), ...environments];
}

/** The rules of docs/: main by pull request, each log by its writer's key only, a pause removed by a key. */
async function giveKeys(sandbox: string, forge: Forge, { ledgerKeys }: Organisation) {
  const tokens = new Map<string, string>();
  const numbers = new Map<string, readonly string[]>();
  const main = {
    ...{ pattern: 'main', requirePullRequest: true, requiredApprovals: 1 },
    ...{ requireCodeOwnerReview: true, dismissStale: true, bypassAdmins: true },
    ...{ denyForce: true, denyDelete: true },
  };
  const branches: object[] = [main];
  for (const log of ledgerKeys.keys()) {
    const { id, token } = await forge.deployKey(log);
    tokens.set(log, token);
    const pushers = [`deploy-key:${id}`];
    numbers.set(log, pushers);
    branches.push({ pattern: `ledger/${log}/*`, denyForce: true, denyDelete: true, pushers });
  }
  const bypass = [...ledgerKeys.keys()].flatMap((log) => numbers.get(log) ?? []);
  branches.push({ pattern: 'koho-pause*', denyForce: true, denyDelete: true, bypass });
  const path = `/github/_control/repositories/${demoRepository}/rules`;
  await askJson('POST', `${sandbox}${path}`, { body: { branches } });
  return tokens;
}
