/** Variables of the surroundings that git may see; everything else (GIT_*, editors, traces) stays out. */
const passedOn = [
  'TMPDIR',
  'SYSTEMROOT',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'SSH_AUTH_SOCK',
];
const proxies = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];

export type Surroundings = Readonly<Record<string, string | undefined>>;
export type Settings = readonly (readonly [name: string, value: string])[];

/**
 * The environment in which every git process runs: no configuration of the
 * system or the user, no hooks, prompts, helpers or replaced objects.
 * `settings` travel by environment, so that a token among them is not in argv.
 */
export function gitEnvironment(o: {
  readonly surroundings: Surroundings;
  readonly path: string;
  readonly home: string;
  readonly settings?: Settings;
  readonly direct?: boolean;
}): Record<string, string> {
  const names = o.direct === true ? passedOn : [...passedOn, ...proxies.flatMap(bothCases)];
  return {
    ...chosen(o.surroundings, names),
    ...fixed,
    PATH: o.path,
    // Also where curl would look for a .netrc and git for attributes.
    HOME: o.home,
    ...asVariables([...settings, ...(o.settings ?? [])]),
  };
}

const fixed = {
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  // A ref under refs/replace would show other bytes under an approved name.
  GIT_NO_REPLACE_OBJECTS: '1',
  // A partial clone would fetch by a program that its own configuration names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
};

const settings: Settings = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  // A commit graph is a cache on disk that may tell other parents than the commits.
  ['core.commitGraph', 'false'],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.https.allow', 'always'],
  ['protocol.http.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  ['protocol.file.allow', 'always'],
  // The token is meant for one host.
  ['http.followRedirects', 'false'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
];

function asVariables(all: Settings): Record<string, string> {
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(all.length) };
  all.forEach(([name, value], index) => {
    variables[`GIT_CONFIG_KEY_${index}`] = name;
    variables[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return variables;
}

function chosen(from: Surroundings, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = from[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function bothCases(name: string): readonly string[] {
  return [name, name.toUpperCase()];
}
