/**
 * Counts how far the house is to walk: files and lines of each folder of src, the files that a plain
 * run calls into, and how often it parses and resolves a name.
 *
 *     node scripts/count.mjs
 *     node scripts/count.mjs --called        names the files that are called into
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundleOptions, root } from "./bundle.mjs";

const PLAIN_RUN = ["run", "--fn", "anisotropic", "--opt", "adam"];

countFolders();
await countPlainRun(argv.includes("--called"));

function countFolders() {
  const src = join(root, "src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const lines = readFileSync(path, "utf8").trimEnd().split("\n").length;
      return { folder: relative(src, dirname(path)).replaceAll("\\", "/") || ".", lines };
    });
  const sizes = new Map();
  for (const { folder, lines } of files) {
    const size = sizes.get(folder) ?? { files: 0, lines: 0 };
    sizes.set(folder, { files: size.files + 1, lines: size.lines + lines });
  }
  for (const [folder, size] of [...sizes].toSorted()) show(folder, size);
  const cli = files.filter(({ folder }) => folder.startsWith("cli"));
  for (const [name, some] of Object.entries({ "all of cli": cli, "all of src": files }))
    show(name, { files: some.length, lines: some.reduce((sum, { lines }) => sum + lines, 0) });
}

function show(name, { files, lines }) {
  console.log(
    `${name.padEnd(26)}${String(files).padStart(4)} files${String(lines).padStart(7)} lines`,
  );
}

/** Runs the command line from readable code and asks V8 which functions were called. */
async function countPlainRun(listsFiles) {
  const folder = mkdtempSync(join(tmpdir(), "optbench-count-"));
  const outfile = join(folder, "main.cjs");
  await build({
    ...bundleOptions,
    entryPoints: ["src/cli/program/main.ts"],
    outfile,
    format: "cjs",
    external: [...bundleOptions.external, "*/paint.js", "*/import-module.js", "*/pool.js"],
  });
  const { default: loaded } = await import(pathToFileURL(outfile).href);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const silent = { write() {} };
  const code = await loaded.main(PLAIN_RUN, {
    stdout: silent,
    stderr: silent,
    env: { NO_COLOR: "1" },
    packageRoot: pathToFileURL(`${root}/`),
    cwd: root,
    cores: 1,
    now: () => 0,
    catchSignals: () => {},
    interruption: () => null,
  });
  if (code !== 0) throw new Error(`the plain run ends with ${code}`);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const { functions } = result.find(({ url }) => url.endsWith("/main.cjs"));
  const source = readFileSync(outfile, "utf8");
  rmSync(folder, { recursive: true });

  const called = functions.filter(
    // esbuild names the function that evaluates a module after its file
    ({ functionName, ranges }) => ranges[0].count > 0 && !functionName.includes("/"),
  );
  const fileOf = fileFinder(source);
  const files = [...new Set(called.map(({ ranges }) => fileOf(ranges[0].startOffset)))].filter(
    (file) => file?.startsWith("src/"),
  );
  const calls = (name, from) =>
    called
      .filter(
        ({ functionName, ranges }) =>
          functionName === name && fileOf(ranges[0].startOffset) === from,
      )
      .reduce((sum, { ranges }) => sum + ranges[0].count, 0);
  if (listsFiles) console.log(files.toSorted().join("\n"));
  const parsed = calls("parseList", "src/plan/grammar.ts");
  const resolved =
    calls("resolveOptimizers", "src/plan/resolve.ts") +
    calls("resolveFunctions", "src/plan/resolve.ts");
  console.log(`optbench ${PLAIN_RUN.join(" ")}`);
  console.log(`  calls into ${files.length} files of src`);
  console.log(`  parses ${parsed} times and resolves ${resolved} times, for 2 names`);
}

/** Which file a place in the bundle came from: esbuild writes "// src/a.ts" above each. */
function fileFinder(source) {
  const heads = [
    ...source.matchAll(/^ *(?:\/\/ |")((?:src|node_modules)\/[^"\n]+)(?:"\(\) \{)?$/gm),
  ];
  return (offset) => heads.findLast(({ index }) => index <= offset)?.[1];
}
