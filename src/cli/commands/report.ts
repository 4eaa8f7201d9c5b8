import type { Io } from "../io.js";
import { renderSaved } from "../render-saved.js";
import { readOutputs } from "../outputs.js";
import type { RunFlags } from "../run-flags.js";
import { readSaved } from "../saved-results.js";

interface ReportFlags extends RunFlags {
  readonly to?: string[];
}

/** `optbench report <results>`: shows saved results again, without running anything. */
export async function report(path: string, flags: ReportFlags, io: Io): Promise<number> {
  const outputs = readOutputs(flags.to === undefined ? {} : { reporter: flags.to }, io.cwd, "--to");
  return renderSaved(await readSaved(path, io.cwd), path, outputs, flags, io);
}
