import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** yaml as modules, without what its form for Node asks of the process. */
const YAML = join(root, "node_modules/yaml/browser/index.js");

/** The library: its entry points and the code that they share, readable in a stack trace. */
const libraryEntries = {
  index: "src/index.ts",
  assert: "src/testing/assert.ts",
  matchers: "src/testing/matchers.ts",
  programs: "src/testing/programs.ts",
  vitest: "src/testing/vitest.ts",
};

/**
 * The entry points once more as scripts, for loaders of their own that know no ES modules: Jest's in
 * its usual mode. Node and Bun take the ES modules for `require` too (package.json: "module-sync"), so
 * that no process has two of a thing. All are one file, for what one makes another must know.
 */
const scriptEntries = ["index", "assert", "matchers"];

/**
 * The program's files of dist. Each is one bundle without chunks: every file more costs a start-up 1
 * to 2 ms, while what is imported lazily waits in the same file until it is asked for. Apart from `main`
 * stand `cli`, which answers --version without it, `paint`, since chalk imports Node's terminal
 * modules, which a pipe does not need, and `import-module`. What `cli` loads by itself are scripts:
 * V8 keeps compiled code of scripts, not of ES modules (src/cli/program/load-main.ts). `yaml` is
 * for those who read a spec. `pool` and `pool-worker` are the two sides of piscina, which finds the one beside the other, and `thread` is
 * what runs in a thread. `pipes` is the thread that a program in another language talks to.
 */
const programEntries = {
  cli: "src/cli/program/process.ts",
  main: "src/cli/program/main.ts",
  paint: "src/terminal/paint.ts",
  "import-module": "src/cli/plugins/import-module.ts",
  pool: "src/bench/executors/pool.ts",
  "pool-worker": "node_modules/piscina/dist/worker.js",
  yaml: YAML,
  thread: "src/cli/run/thread.ts",
  pipes: "src/foreign/pipes.ts",
};

/** How the name of a file begins that entry points of the library share. */
export const CHUNK = "chunk-";

/** Leaves imports of one entry point by another as they are. */
const apart = {
  name: "apart",
  setup({ onResolve, initialOptions }) {
    onResolve({ filter: /\/(paint|import-module|pool)\.js$/ }, ({ path, kind }) =>
      kind === "entry-point"
        ? undefined
        : { path: `./${path.split("/").at(-1).replace(/js$/, "cjs")}`, external: true },
    );
    onResolve({ filter: /^yaml$/ }, () =>
      initialOptions.format === "cjs" ? { path: "./yaml.cjs", external: true } : { path: YAML },
    );
  },
};

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

/**
 * Some 70 of stdlib's packages find out whether the machine has typed arrays and property
 * descriptors. Node has; without them the bundle is half as large and starts 2 ms earlier, and no
 * result changes, since on Node they answer with the very same constructors.
 */
const builtIns = {
  "@stdlib/array-float64": "Float64Array",
  "@stdlib/array-uint8": "Uint8Array",
  "@stdlib/array-uint16": "Uint16Array",
  "@stdlib/array-uint32": "Uint32Array",
  "@stdlib/utils-define-nonenumerable-read-only-property":
    "(object, key, value) => { Object.defineProperty(object, key, { value }); }",
};

/**
 * Modules of Node that are loaded when one of their functions is called for. commander needs its two
 * only to start other programs: 8 ms of every start-up; the promises of fs bring 2 ms of streams and
 * watchers, and a usual run reads and writes no file.
 */
const lazily = {
  name: "lazily",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(child_process|fs)$/ }, ({ path, importer }) =>
      /node_modules.commander./.test(importer) ? { path, namespace: "lazy-object" } : undefined,
    );
    onResolve({ filter: /^node:fs\/promises$/ }, ({ path }) => ({
      path,
      namespace: "lazy-module",
    }));
    onLoad({ filter: /.*/, namespace: "lazy-object" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => process.getBuiltinModule(${JSON.stringify(path)})[name] });`,
    }));
    onLoad({ filter: /.*/, namespace: "lazy-module" }, ({ path }) => ({
      contents: Object.entries(process.getBuiltinModule(path))
        .filter(([, value]) => typeof value === "function")
        .map(
          ([name]) =>
            `export const ${name} = (...args) => process.getBuiltinModule("${path}").${name}(...args);`,
        )
        .join("\n"),
    }));
  },
};

/** piscina starts threads with a file beside its own; in dist that has another name. */
const piscinaInDist = {
  name: "piscina-in-dist",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.piscina.dist.index\.js$/ }, async ({ path }) => {
      const [before, after, ...rest] = (await readFile(path, "utf8")).split("'worker.js'");
      if (after === undefined || rest.length > 0) throw new Error("piscina names its worker anew");
      return { contents: `${before}'pool-worker.cjs'${after}` };
    });
  },
};

/** Browsers have the constructors that Node has. */
export const stdlibOnNode = {
  name: "stdlib-on-node",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@stdlib\// }, ({ path }) =>
      Object.hasOwn(builtIns, path) ? { path, namespace: "built-in" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "built-in" }, ({ path }) => ({
      contents: `module.exports = ${builtIns[path]};`,
    }));
  },
};

/** What all bundles of the program have in common. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  // which piscina asks for when a thread is to have another priority
  external: [...dependencies, "@napi-rs/nice"],
  // its main file asks for the others in a way that no bundler follows
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  plugins: [apart, stdlibOnNode, lazily, piscinaInDist],
  define: { __OPTBENCH_VERSION__: JSON.stringify(manifest.version) },
  logLevel: "warning",
};

/**
 * Bundles the entry points. What package.json lists under `dependencies` or `peerDependencies` stays an
 * import; every other package is bundled and belongs into THIRD-PARTY-NOTICES. Without `outdir` nothing is
 * written.
 *
 * @param {string} [outdir]
 * @returns {Promise<import("esbuild").Metafile["outputs"]>} what went into each file
 */
export async function bundle(outdir) {
  const made = await Promise.all([
    bundleLibrary(),
    bundleScripts(),
    ...Object.entries(programEntries).map(([name, source]) => bundleProgram(name, source)),
  ]);
  if (outdir !== undefined) {
    await mkdir(outdir, { recursive: true });
    const files = made.flatMap(({ outputFiles }) => outputFiles);
    await Promise.all(
      files.map(({ path, text }) => writeFile(join(outdir, basename(path)), inAscii(text))),
    );
  }
  return Object.assign({}, ...made.map(({ metafile }) => metafile.outputs));
}

const kept = {
  ...bundleOptions,
  outdir: "dist",
  write: false,
  // scripts/notices.mjs collects them
  legalComments: "none",
  metafile: true,
};

function bundleLibrary() {
  return build({
    ...kept,
    entryPoints: libraryEntries,
    format: "esm",
    splitting: true,
    chunkNames: `${CHUNK}[hash]`,
  });
}

async function bundleScripts() {
  const source = (name) => JSON.stringify(`./${libraryEntries[name]}`);
  const made = await build({
    ...kept,
    stdin: {
      contents: scriptEntries.map((name) => `export * as ${name} from ${source(name)};`).join("\n"),
      resolveDir: root,
      sourcefile: "library",
    },
    outdir: undefined,
    outfile: "dist/library.cjs",
    format: "cjs",
    minifyWhitespace: true,
    lineLimit: 120,
  });
  const entries = scriptEntries.map((name) => ({
    path: `${name}.cjs`,
    text: `module.exports = require("./library.cjs").${name};\n`,
  }));
  return { ...made, outputFiles: [...made.outputFiles, ...entries] };
}

function bundleProgram(name, source) {
  return build({
    ...kept,
    entryPoints: { [name]: source },
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    supported: { "dynamic-import": name !== "main" },
    // parsing is a third of a start-up; the syntax stays, and so every operation and its order
    minifyWhitespace: true,
    minifyIdentifiers: true,
    // for an uncaught error, Node prints the line that threw it
    lineLimit: 120,
    // src/cli/program/load-main.ts runs it as a script: wrapped here, it need not be copied there
    ...(name === "main" && {
      banner: { js: "(function (exports, require, module) {" },
      footer: { js: "})" },
    }),
  });
}

/** esbuild leaves the signs of regular expressions as they are. In ASCII a bundle is read in half the time. */
function inAscii(code) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return code.replaceAll(/\P{ASCII}/gu, (sign) => sign.replaceAll(/[^]/g, escaped));
}
