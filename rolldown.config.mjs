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

export default defineConfig({
  plugins: [withoutFacade],
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
    minify: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    // Facebook's js-sha256 calls eval("require('crypto')"), which needs a require in an ES module.
    banner:
      "import{createRequire as kohoCreateRequire}from'node:module';const require=kohoCreateRequire(import.meta.url);",
  },
});
