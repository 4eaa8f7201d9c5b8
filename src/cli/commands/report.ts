import type { Io } from "../program/io.js";
import { renderSaved } from "../output/saved.js";
import { readOutputs } from "../request/outputs.js";
import type { RunFlags } from "../program/run-flags.js";
import { readSaved } from "../output/saved-results.js";

interface ReportFlags extends RunFlags {
  readonly to?: string[];
}

/** `optbench report <results>`: shows saved results again, without running anything. */
export async function report(path: string, flags: ReportFlags, io: Io): Promise<number> {
  const outputs = readOutputs(flags.to === undefined ? {} : { reporter: flags.to }, io.cwd, "--to");
  return renderSaved(await readSaved(path, io.cwd), path, outputs, flags, io);
}
