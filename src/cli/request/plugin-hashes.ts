import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fingerprint } from "../../core/fingerprint.js";
import type { PluginHash } from "../../records/results.js";
import type { Plugin } from "./plugin.js";

/** Of one plugin; what is beyond is a package in all but name. */
const MOST_FILES = 500;
const LARGEST_FILE = 1 << 22;
/** What is imported from beside a file: from "./x.js", import("../x.js"), require("./x"). */
const IMPORT = /(?:\bfrom|\bimport|\brequire)\s{0,99}\(?\s{0,99}(["'])(\.{1,2}\/[^"'\n]{1,999})\1/g;
/** What a name without an ending may stand for. */
const ENDINGS = ["", ".js", ".mjs", ".cjs", ".ts", ".mts", ".json", "/index.js"];

/**
 * What tells the files of plugins from those of another time: of each file and of what it imports
 * from beside it, as text with LF. Packages, and names that are made while it runs, are not seen.
 */
export async function hashPlugins(plugins: readonly Plugin[]): Promise<PluginHash[]> {
  const unique = new Map(plugins.map((plugin) => [plugin.file, plugin]));
  return Promise.all(
    [...unique.values()].map(async ({ name, file }) => ({ name, hash: await hashOf(file) })),
  );
}

async function hashOf(plugin: string): Promise<string> {
  const texts = new Map<string, string>();
  const waiting = [plugin];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const real = await realpath(file).catch(() => null);
    if (real === null || texts.has(real) || texts.size >= MOST_FILES) continue;
    const text = await textOf(real);
    if (text === null) continue;
    texts.set(real, text);
    for (const [, , name] of text.matchAll(IMPORT)) {
      const found = await fileOf(resolve(dirname(file), name));
      if (found !== null) waiting.push(found);
    }
  }
  // the files in the order in which they are found: their places differ from machine to machine
  return fingerprint(JSON.stringify([...texts.values()]));
}

async function fileOf(path: string): Promise<string | null> {
  for (const ending of ENDINGS) {
    const found = await stat(`${path}${ending}`).catch(() => null);
    if (found?.isFile() === true) return `${path}${ending}`;
  }
  return null;
}

async function textOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true || found.size > LARGEST_FILE) return null;
  return (await readFile(path, "utf8")).replaceAll("\r\n", "\n");
}
