/**
 * Runs the benchmarks of this folder one after the other, or only the one that is named first:
 * `npm run bench -- startup`, `npm run bench -- optimizers adam adamw`. Each is the default export
 * of its file, and gets the names after its own.
 */
import { readdir } from "node:fs/promises";
import { basename } from "node:path";

const [wanted, ...rest] = process.argv.slice(2);
const files = await readdir(new URL(".", import.meta.url));
for (const file of files.toSorted()) {
  const name = basename(file, ".mjs");
  if (!file.endsWith(".mjs") || name === "main") continue;
  if (wanted !== undefined && wanted !== name) continue;
  const { default: benchmark } = await import(new URL(file, import.meta.url).href);
  await benchmark(rest);
  console.log();
}
