import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Policy } from '../../policy/policy.ts';
import { sha256 } from '../workplace/sha256.ts';
import { type KeptPolicy, keptPolicy, policyFrom } from './kept-policy.ts';

/**
 * Policies that were read and found right, beside V8's compiled code and as
 * trustworthy as that: for a check on one's own machine, which reads the same
 * policy many times a day. Whatever approves or publishes reads it anew.
 */
export interface KeptPolicies {
  /** `files`: the bytes of which `digest` is made. Undefined where it was never kept, or cannot be read. */
  find(digest: string, files: ReadonlyMap<string, Uint8Array>): Policy | undefined;
  keep(digest: string, policy: Policy): void;
}

/** More than branches that somebody goes to and fro between. */
const most = 8;

/** In `folder`, made when it is needed in one that is there. `build`: what it was kept by, since another koho may read the same bytes otherwise. */
export function keptPolicies(folder: string, build = thisBuild): KeptPolicies | undefined {
  if (build === undefined) return undefined;
  const pathOf = (digest: string) => join(folder, `${digest}-${build}`);
  return {
    find(digest, files) {
      const kept = readKept(pathOf(digest));
      // Whole, and no policy all the same: something else that was written there.
      return kept && attempt(() => policyFrom(kept, files));
    },
    keep(digest, policy) {
      const kept = keptPolicy(policy);
      if (kept) attempt(() => write(folder, pathOf(digest), kept));
    },
  };
}

/** Node writes what is kept, and only Node of the same kind reads it; run from the sources, nothing is kept: they change. */
const thisBuild = buildOf(import.meta.url);

function buildOf(url: string): string | undefined {
  const [, hash] = /-([\w-]{8})\.mjs$/.exec(basename(url)) ?? [];
  return hash && `${hash}-${process.versions.v8}`;
}

const digestLength = 64;

/** Half written by a machine that stopped, or damaged: as if it were not there. */
function readKept(path: string): KeptPolicy | undefined {
  return attempt(() => {
    const file = readFileSync(path);
    const values = file.subarray(digestLength);
    if (file.toString('latin1', 0, digestLength) !== sha256(values)) return undefined;
    const kept: KeptPolicy = deserialize(values);
    return kept;
  });
}

function write(folder: string, path: string, kept: KeptPolicy): void {
  // Nobody else may lay a policy ready.
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const values = serialize(kept);
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([Buffer.from(sha256(values), 'latin1'), values]), {
    mode: 0o600,
  });
  renameSync(unfinished, path);
  forgetOldest(folder);
}

function forgetOldest(folder: string): void {
  const all = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, at: statSync(path).mtimeMs };
  });
  for (const { path } of all.sort((a, b) => b.at - a.at).slice(most)) rmSync(path);
}

/** A full disk, a folder that others own, no home at all: a check without a shortcut is as good. */
function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
