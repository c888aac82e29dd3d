import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

// One ESM build for the action and the CLI: shared chunks, so that a `check`
// loads neither the platform clients nor the sandbox.
/**
 * As ES modules these three cost milliseconds each at every start: for every name they export Node
 * runs what is behind it (a worker's stream, the colours of a terminal), whoever asks for one alone.
 */
const withoutFacade = {
  name: 'builtins-without-facade',
  renderChunk: (code) =>
    code.replace(
      /^import \{([^}]*)\} from ["'](node:(?:fs|util|crypto))["'];$/gm,
      (_, names, id) =>
        `const {${names.replaceAll(' as ', ': ')}} = (process.getBuiltinModule ?? require)("${id}");`,
    ),
};

/**
 * What every command loads lies in one chunk, and what every check of a post loads besides in
 * another: Node finds, reads and links each file of its own in a third of a millisecond, and there
 * were forty.
 */
const chunks = { start: new Set(), check: new Set() };
const inFewFiles = {
  name: 'in-few-files',
  buildEnd() {
    chunks.start = reachedFrom(this, ['run-cli.ts', 'help.ts', 'version.ts']);
    chunks.check = reachedFrom(this, ['check-command.ts']);
  },
};

/** Without what is imported only when it is needed. */
function reachedFrom(build, files) {
  const folder = new URL('src/cli/', import.meta.url);
  const reached = new Set(files.map((file) => fileURLToPath(new URL(file, folder))));
  for (const id of reached) {
    for (const next of build.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  }
  return reached;
}

export default defineConfig({
  plugins: [withoutFacade, inFewFiles],
  input: {
    cli: 'src/cli/main.ts',
    action: 'src/action/main.ts',
    // The demo's judge: a program of its own that shares no code with koho.
    witness: 'src/cli/demo/witness/main.ts',
  },
  platform: 'node',
  external: [/^node:/],
  // gray-matter's engine for JavaScript (denied in src/post/matter.ts) and js-sha256's way to require.
  checks: { eval: false },
  resolve: {
    alias: {
      // twitter-text asks for the npm package of that name; Node's own is deprecated.
      punycode: 'punycode/punycode.js',
      // Its ES module build: of the CommonJS one nothing can be left out.
      yaml: fileURLToPath(new URL('node_modules/yaml/browser/index.js', import.meta.url)),
      esprima: fileURLToPath(new URL('scripts/bundle/no-esprima.cjs', import.meta.url)),
    },
  },
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    codeSplitting: {
      groups: [
        { name: 'start', priority: 2, test: (id) => chunks.start.has(id) },
        { name: 'check', priority: 1, test: (id) => chunks.check.has(id) },
      ],
    },
    minify: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    // Facebook's js-sha256 calls eval("require('crypto')"), which needs a require in an ES module.
    banner:
      "import{createRequire as kohoCreateRequire}from'node:module';const require=kohoCreateRequire(import.meta.url);",
  },
});
