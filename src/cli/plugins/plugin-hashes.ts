import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fingerprint } from "../../core/fingerprint.js";
import type { PluginHash } from "../../records/results.js";
import { keyOfPlugin, type Plugin } from "./plugin.js";

/** The most files of one plugin; anything larger is a package. */
const MOST_FILES = 500;
const LARGEST_FILE = 1 << 22;
/**
 * What is taken from beside a file: from "./x.js", import("../x.js"), require("./x"),
 * createRequire(…)("./x"), new URL("./x.json", …).
 */
const IMPORT =
  /(?:\bfrom|\bimport|\brequire|\bURL|\))\s{0,99}\(?\s{0,99}(["'`])(\.{1,2}\/[^"'`\n]{1,999})\1/g;
/** "from x.y import z" and "import x, y as z"; what is not beside the file is a package. */
const PYTHON_IMPORT =
  /^[ \t]{0,99}(?:from[ \t]{1,9}([.\w]{1,999})[ \t]{1,9}import\b|import[ \t]{1,9}([\w., \t]{1,999}))/gm;
/** What a name without an ending may stand for. */
const ENDINGS = ["", ".js", ".mjs", ".cjs", ".ts", ".mts", ".json", "/index.js"];

/**
 * What tells the files of plugins from those of another time: of each file and of what it imports
 * from beside it, as text with LF. Packages, and names that are made while it runs, are not seen.
 */
export async function hashPlugins(plugins: readonly Plugin[]): Promise<PluginHash[]> {
  const unique = new Map(plugins.map((plugin) => [keyOfPlugin(plugin), plugin]));
  return Promise.all(
    [...unique.values()].map(async ({ name, file, program }) => ({
      name,
      hash: await hashOf(file, program?.argv),
    })),
  );
}

async function hashOf(plugin: string, argv?: readonly string[]): Promise<string> {
  const texts = new Map<string, string>();
  const waiting = [plugin];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const real = await realpath(file).catch(() => null);
    if (real === null || texts.has(real) || texts.size >= MOST_FILES) continue;
    const text = await textOf(real);
    if (text === null) continue;
    texts.set(real, text);
    for (const name of importsIn(text, real)) {
      const found = await fileOf(resolve(dirname(real), name));
      if (found !== null) waiting.push(found);
    }
  }
  // the files in the order in which they are found: their places differ from machine to machine
  return fingerprint(JSON.stringify([...texts.values(), ...(argv === undefined ? [] : [argv])]));
}

/** The paths of what may lie beside the file. */
function importsIn(text: string, file: string): string[] {
  if (!/\.pyw?$/i.test(file))
    return [...text.matchAll(IMPORT)].map(([, , name]) => name.replace(/[?#].*/, ""));
  return [...text.matchAll(PYTHON_IMPORT)].flatMap(([, from = "", list = ""]) =>
    [from, ...list.split(",")]
      .map((name) => name.trim().split(/\s/, 1)[0].replace(/^\.+/, "").replaceAll(".", "/"))
      .flatMap((name) => (name === "" ? [] : [`${name}.py`, `${name}/__init__.py`])),
  );
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
