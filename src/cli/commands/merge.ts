import { usage } from "../../core/errors.js";
import type { Flags } from "../flags/read-flags.js";
import { readMerged, renderSaved } from "../output/saved.js";
import type { Io } from "../program/io.js";
import { readOutputs } from "../request/outputs.js";
import { refuseOverwriting } from "../request/refuse-overwriting.js";

/** `optbench merge <results…> -o out`: joins the results of all shards of a run. */
export async function merge(
  paths: readonly string[],
  { out, ...flags }: Flags,
  io: Io,
): Promise<number> {
  if (out === undefined)
    throw usage("merge: no file to write is named", { hint: "try: -o merged.json" });
  const outputs = readOutputs({ out }, io.cwd).filter(({ path }) => path !== null);
  // the whole may take the place of a part, in a form that can be read again
  const others = outputs.filter(({ reporter }) => reporter !== "json" && reporter !== "ndjson");
  const read = paths.map((path) => ["file that is read", path] as const);
  refuseOverwriting(others, undefined, read, io.cwd);
  const merged = await readMerged(paths, io.cwd);
  return renderSaved(merged, "the merged results", outputs, flags, io);
}
