import { execFile } from 'node:child_process';
import type { Claim, ClaimedPost } from './claim.ts';
import type { FreshClone } from './fresh-clone.ts';

/** What is otherwise than claimed; undefined when the claim holds. */
export async function refute(
  claim: Claim,
  clone: FreshClone,
  cli: string,
): Promise<string | undefined> {
  switch (claim.claim) {
    case 'public':
      return refutePublic(claim.timeline, claim.posts);
    case 'recorded':
      return refuteRecorded(claim, clone);
    case 'on-main': {
      const listed = await clone.git('ls-tree', '--name-only', 'origin/main', claim.path);
      return (listed.trim() !== '') === claim.there
        ? undefined
        : `${claim.path} on main: ${!claim.there}`;
    }
    case 'koho':
      return refuteKoho(claim, clone, cli);
    case 'tampering-found':
      return refuteTampering(claim, clone, cli);
  }
}

interface PublicPost {
  readonly text: string;
  readonly createdAt: string;
  readonly media: readonly { readonly alt: string }[];
}

async function refutePublic(
  timeline: string,
  claimed: readonly ClaimedPost[],
): Promise<string | undefined> {
  const { posts }: { posts: readonly PublicPost[] } = JSON.parse(
    await (await fetch(timeline)).text(),
  );
  const left = [...posts];
  for (const post of claimed) {
    const at = left.findIndex((one) => isThis(one, post));
    if (at < 0) return `not public as approved: ${post.text.slice(0, 40)}…`;
    const [found] = left.splice(at, 1);
    if (found && post.notBefore && found.createdAt < post.notBefore) {
      return `public at ${found.createdAt}, before ${post.notBefore}`;
    }
  }
  const [extra] = left;
  return extra ? `public, but should not be, or twice: ${extra.text.slice(0, 40)}…` : undefined;
}

function isThis({ text, media }: PublicPost, claimed: ClaimedPost): boolean {
  const alts = media.map(({ alt }) => alt);
  return text === claimed.text && JSON.stringify(alts) === JSON.stringify(claimed.alts);
}

async function refuteRecorded(
  { log, where, times }: Extract<Claim, { claim: 'recorded' }>,
  clone: FreshClone,
): Promise<string | undefined> {
  const records = (await clone.lines(log)).map((line): unknown => JSON.parse(line));
  const matching = records.filter((record) =>
    Object.entries(where).every(([path, value]) => member(record, path.split('.')).includes(value)),
  );
  if (matching.length === times) return undefined;
  return `${matching.length} instead of ${times} records of ${log} with ${JSON.stringify(where)}`;
}

/** Every value that a dotted path leads to; a list stands for each of its entries. */
function member(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => member(entry, path));
  const [key, ...rest] = path;
  if (key === undefined) return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return member(Reflect.get(value, key), rest);
}

async function refuteKoho(
  { ref, args, exit, prints }: Extract<Claim, { claim: 'koho' }>,
  clone: FreshClone,
  cli: string,
): Promise<string | undefined> {
  await clone.git('fetch', '--quiet', 'origin', ref);
  await clone.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  const ended = await koho(cli, [...args, '--root', clone.directory]);
  if (ended.exit !== exit)
    return `koho ${args.join(' ')} ended with ${ended.exit}: ${ended.output.slice(0, 300)}`;
  const missing = prints.find((text) => !ended.output.includes(text));
  return missing === undefined ? undefined : `koho ${args.join(' ')} does not say "${missing}"`;
}

async function refuteTampering(
  { log, seq }: Extract<Claim, { claim: 'tampering-found' }>,
  clone: FreshClone,
  cli: string,
): Promise<string | undefined> {
  await clone.tamper(log, seq);
  const { exit, output } = await koho(cli, [
    'audit',
    'verify',
    '--format',
    'json',
    '--root',
    clone.directory,
  ]);
  if (exit !== 1) return `audit verify ended with ${exit}`;
  const { firstBad }: { firstBad?: { log: string; seq?: number } | null } = JSON.parse(output);
  if (firstBad?.log === log && firstBad.seq === seq) return undefined;
  return `audit verify names ${firstBad?.log} ${firstBad?.seq} instead of ${log} ${seq}`;
}

function koho(cli: string, args: readonly string[]): Promise<{ exit: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (error, stdout) => {
      resolve({ exit: error ? Number(error.code ?? -1) : 0, output: stdout });
    });
  });
}
