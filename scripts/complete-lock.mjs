// Adds to package-lock.json an inert entry for each optional platform package
// that the lock's packages name but the registry in use did not serve. Without
// them `npm ci` refuses the lock (EUSAGE). Run after any `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const added = [];
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place]?.version) continue;
    const [, os, cpu, libc] =
      /-(darwin|linux|win32|freebsd|android|openharmony)-(\w+?)(?:-(\w+))?$/.exec(name) ?? [];
    lock.packages[place] = {
      version: version.replace(/^[\^~]/, ''),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      // An unknown platform name is never installed anywhere: `os: ['none']`.
      os: [os ?? 'none'],
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(libc === 'musl' ? { libc: ['musl'] } : {}),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'lock complete' : `added: ${added.join(', ')}`);
