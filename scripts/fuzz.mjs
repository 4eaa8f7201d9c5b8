/**
 * Gives the readers of what others have written damaged texts: the grammar, specs, baselines,
 * results. The tests do the same with 10^4 of each.
 *
 *     node scripts/fuzz.mjs [count of each, 100000] [seed] [a word of the reader's name]
 */
import { build } from "esbuild";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { root } from "./bundle.mjs";

const made = await build({
  absWorkingDir: root,
  entryPoints: ["test/fuzz/readers.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire("/");',
  },
  define: { __OPTBENCH_VERSION__: '"0"' },
  write: false,
});
const folder = await mkdtemp(join(tmpdir(), "optbench-fuzz-"));
const file = join(folder, "readers.mjs");
await writeFile(file, made.outputFiles[0].text);
const { fuzz, readers } = await import(pathToFileURL(file).href);
await rm(folder, { recursive: true });

/** So many texts share a seed: fast-check's own memory grows with them. The next ones have the next seed. */
const BATCH = 50_000;

const count = Number(argv[2] ?? 1e5);
const seed = Number(argv[3] ?? Date.now() % 2 ** 31);
console.log(`${count} texts for each reader, seed ${seed}`);
for (const reader of readers.filter(({ name }) => name.includes(argv[4] ?? ""))) {
  const began = performance.now();
  let [read, refused, slowestMs] = [0, 0, 0];
  for (let from = 0; from < count; from += BATCH) {
    const some = await fuzz(reader, Math.min(BATCH, count - from), seed + from / BATCH);
    read += some.read;
    refused += some.refused;
    slowestMs = Math.max(slowestMs, some.slowestMs);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${reader.name}: ${read} read, ${refused} refused, ${seconds} s, the slowest ${slowestMs.toFixed(0)} ms`,
  );
}
