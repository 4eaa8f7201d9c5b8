import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Every file that dist offers to someone outside it: dist/<key>.js. */
const entryPoints = {
  index: "src/index.ts",
  cli: "src/cli/process.ts",
};

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

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

const stdlibOnNode = {
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

/**
 * Bundles the entry points with what they share in chunks. What package.json lists under
 * `dependencies` stays an import; every other package is bundled and belongs into
 * THIRD-PARTY-NOTICES. Without `outdir` nothing is written.
 *
 * @param {string} [outdir]
 */
export function bundle(outdir) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir: outdir ?? "dist",
    write: outdir !== undefined,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: Object.keys(manifest.dependencies ?? {}),
    plugins: [stdlibOnNode],
    define: { __OPTBENCH_VERSION__: JSON.stringify(manifest.version) },
    // scripts/notices.mjs collects them
    legalComments: "none",
    chunkNames: "chunks/[name]-[hash]",
    metafile: true,
    logLevel: "warning",
  });
}
