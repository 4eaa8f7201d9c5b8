/**
 * Runs the benchmarks of this folder one after the other, or only those that are named:
 * `npm run bench -- startup`. Each is the default export of its file.
 */
import { readdir } from "node:fs/promises";
import { basename } from "node:path";

const wanted = process.argv.slice(2);
const files = await readdir(new URL(".", import.meta.url));
for (const file of files.toSorted()) {
  const name = basename(file, ".mjs");
  if (!file.endsWith(".mjs") || name === "main") continue;
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { default: benchmark } = await import(new URL(file, import.meta.url).href);
  await benchmark();
  console.log();
}
