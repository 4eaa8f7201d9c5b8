import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { build, type BuildOptions } from "esbuild";
import { expect, it } from "vitest";
import * as optbench from "../../src/index.js";
import { chromiumPath, NO_CHROMIUM, startChromium, PATIENCE } from "./chromium.js";

const SPEC = {
  functions: ["rosenbrock", "rastrigin:dim=3"],
  optimizers: ["adam:lr=0.02+cosine", "momentum:lr=1e-3"],
  iterations: 300,
};

/** A script for browsers with everything in it, which keeps what it exports in `made`. */
async function scriptForBrowsers(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "made",
    write: false,
    logLevel: "error",
    define: { __OPTBENCH_VERSION__: '"test"' },
    ...options,
  });
  return outputFiles![0].text;
}

it("the library bundles for browsers and runs without anything of Node", async () => {
  const script = await scriptForBrowsers({ entryPoints: ["src/index.ts"] });
  const run = `${script}; JSON.stringify(made.runBenchmark(${JSON.stringify(SPEC)}))`;
  const there = JSON.parse(runInNewContext(run)) as optbench.Results;
  const here = JSON.parse(JSON.stringify(optbench.runBenchmark(SPEC))) as optbench.Results;
  expect(there.cases).toEqual(here.cases);
  expect(there.environment).toMatchObject({ node: "none", platform: "browser" });
});

it("names no Node where a bundler puts an empty process in its place", async () => {
  const script = await scriptForBrowsers({ entryPoints: ["src/index.ts"] });
  const run = `process = { env: {}, version: "" }; ${script}; made.runBenchmark(${JSON.stringify(SPEC)}).environment.node`;
  expect(runInNewContext(run)).toBe("none");
});

it("the results of the whole suite have the bits on record in Chromium, too", async (context) => {
  if (chromiumPath === undefined) context.skip(NO_CHROMIUM);
  const script = await scriptForBrowsers({
    stdin: {
      contents: `import * as optbench from "./src/index.ts";
        import { digest } from "./scripts/digest.mjs";
        globalThis.wholeDigest = () => digest(optbench);`,
      resolveDir: ".",
    },
    // the program part of the script awaits at its top level
    format: "esm",
    plugins: [withoutNode],
  });
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.addScriptTag({ content: script, type: "module" });
    const found = await page.evaluate("wholeDigest()");
    const recorded = readFileSync("test/golden/digest.txt", "utf8").trim();
    expect(found).toBe(recorded);
  } finally {
    await browser.close();
  }
});

/** scripts/digest.mjs is a program too: here it gets a hash of its own, and is not started. */
const withoutNode: NonNullable<BuildOptions["plugins"]>[number] = {
  name: "without-node",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:crypto$/ }, () => ({
      path: `${process.cwd()}/test/browser/node-crypto.ts`,
    }));
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "absent" }));
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({
      contents: `export const argv = ["", ""];
        export const realpathSync = () => "", fileURLToPath = () => "digest.mjs";
        export const pathToFileURL = undefined, resolve = undefined;`,
    }));
  },
};
