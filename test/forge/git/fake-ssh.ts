import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface SeenSsh {
  readonly args: readonly string[];
  /** Names and values of ssh's own environment. */
  readonly environment: string;
  /** What it was given to know itself by, as `ls` shows it, and what it holds. */
  readonly keyMode: string;
  readonly key: string;
  readonly hosts: string;
  /** Command line and environment of the git above it, where the machine shows them. */
  readonly parent: string;
}

/**
 * A program `ssh` that keeps what it was given, then runs git's half of the
 * other end here: that is all that git over ssh is.
 */
export function fakeSsh(folder: string, repositories: string) {
  const bin = join(folder, 'bin');
  const seen = join(folder, 'seen');
  const words = join(folder, 'words');
  mkdirSync(bin, { recursive: true });
  mkdirSync(seen, { recursive: true });
  writeFileSync(join(bin, 'ssh'), script({ seen, words, repositories }));
  chmodSync(join(bin, 'ssh'), 0o755);
  const read = (name: string) => readFileSync(join(seen, name), 'utf8');
  return {
    path: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    /** From now on it says this and fails, like a host that does not let one in. */
    refuse: (said: string) => writeFileSync(words, said),
    seen: (): SeenSsh | undefined =>
      existsSync(join(seen, 'args'))
        ? {
            args: read('args').trimEnd().split('\n'),
            environment: read('environment'),
            keyMode: read('mode'),
            key: read('key'),
            hosts: read('hosts'),
            parent: read('parent').replaceAll('\0', '\n'),
          }
        : undefined,
  };
}

function script(o: { seen: string; words: string; repositories: string }): string {
  return `#!/bin/sh
printf '%s\\n' "$@" > '${o.seen}/args'
env > '${o.seen}/environment'
cat "/proc/$PPID/cmdline" "/proc/$PPID/environ" > '${o.seen}/parent' 2>/dev/null
for arg in "$@"; do
  case "$arg" in
    IdentityFile=*) key="\${arg#*=}";;
    UserKnownHostsFile=*) hosts="\${arg#*=}";;
  esac
done
ls -l "$key" > '${o.seen}/mode'
cat "$key" > '${o.seen}/key'
cat "$hosts" > '${o.seen}/hosts'
if [ -f '${o.words}' ]; then cat '${o.words}' >&2; exit 255; fi
for last in "$@"; do :; done
path=$(printf '%s' "\${last#git-receive-pack }" | tr -d "'")
exec git receive-pack '${o.repositories}'"$path"
`;
}
