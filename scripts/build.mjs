/**
 * Makes dist: the bundles and, beside them, the types of the library.
 *
 * Both go to a folder of their own first and are then moved file by file over the old ones, chunks
 * before the entry points that name them. So a failed build changes nothing, and a run of
 * optbench meanwhile finds the old dist or the new one.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { crc32 } from "node:zlib";
import { bundle, bundleOptions, CHUNK, root, stdlibOnNode } from "./bundle.mjs";
import { playPage } from "./play-page.mjs";

/**
 * The declarations of the entry points. In a clone each names those of its sources; the package has
 * one whole file of each (scripts/roll-up.mjs).
 */
const DECLARATIONS = {
  index: "index",
  assert: "testing/assert",
  matchers: "testing/matchers",
  programs: "testing/programs",
  vitest: "testing/vitest",
};

/** Writes the declarations that the entry points reach. */
async function declare(outDir) {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("typescript/package.json");
  const tsc = join(dirname(manifest), require(manifest).bin.tsc);
  const args = [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", outDir];
  const [code] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "close");
  if (code !== 0) throw new Error(`tsc ended with ${code}`);
}

/** The playground, which `optbench play` copies. */
async function writePage(path) {
  await writeFile(path, await playPage(root, { ...bundleOptions, plugins: [stdlibOnNode] }));
}

/** The files below `folder`, relative to it. */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Makes `to` hold the files of `from` and no others. `from` ends empty. */
async function replace(from, to) {
  await mkdir(to, { recursive: true });
  const fresh = await filesOf(from);
  const rank = (file) => (file.startsWith(CHUNK) ? 0 : 1);
  const chunksFirst = fresh.toSorted((a, b) => rank(a) - rank(b));
  for (const file of chunksFirst) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await rename(join(from, file), join(to, file));
  }
  const stale = (await filesOf(to)).filter((file) => !fresh.includes(file));
  for (const file of stale) await rm(join(to, file), { force: true });
}

/** Notes what each bundle is: src/cli/program/damaged-part.ts compares when something has failed. */
async function noteSums(folder) {
  const names = (await readdir(folder)).filter((name) => /\.c?js$/.test(name)).toSorted();
  const sums = await Promise.all(
    names.map(async (name) => [name, crc32(await readFile(join(folder, name)))]),
  );
  await writeFile(join(folder, "sums.json"), JSON.stringify(Object.fromEntries(sums)));
}

const scratch = await mkdtemp(join(root, ".build-"));
try {
  const made = await Promise.allSettled([
    bundle(scratch),
    declare(join(scratch, "types")),
    writePage(join(scratch, "play.html")),
    ...Object.entries(DECLARATIONS).map(([name, source]) =>
      writeFile(join(scratch, `${name}.d.ts`), `export * from "./types/${source}.js";\n`),
    ),
  ]);
  const failed = made.find(({ status }) => status === "rejected");
  if (failed !== undefined) throw failed.reason;
  await noteSums(scratch);
  if (process.argv.includes("--package")) {
    // where it is not needed, it need not be there
    const { rollUpDeclarations } = await import("./roll-up.mjs");
    rollUpDeclarations(scratch);
  }
  await replace(scratch, join(root, "dist"));
} catch (error) {
  // esbuild and tsc have said what is wrong by now
  console.error(`build: ${error.message.split("\n")[0]}`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
