import { readFile } from "node:fs/promises";
import { builtins } from "../../bench/builtins.js";
import { printSchema, specSchema } from "../../plan/spec-schema.js";
import { EXIT } from "../program/exit-codes.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { readWord } from "../flags/read-option.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";

/** The kinds of file that have a JSON Schema. */
export const SCHEMAS = ["spec", "baseline", "results", "trace", "conformance"] as const;

/** `optbench schema`: the JSON Schema of a kind of file; that of specs with the entries of plugins. */
export async function schema(which: string, { plugin }: Flags, io: Io): Promise<number> {
  const kind = readWord("schema", which, SCHEMAS);
  if (kind === "spec") {
    const catalogue = await loadPlugins(pluginsIn(io.cwd, plugin), builtins(), () => {}, io);
    io.stdout.write(printSchema(specSchema(catalogue)));
  } else {
    const file = new URL(`schemas/${kind}.schema.json`, io.packageRoot);
    io.stdout.write(await readFile(file, "utf8"));
  }
  return EXIT.ok;
}
