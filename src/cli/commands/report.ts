import type { Flags } from "../flags/read-flags.js";
import { readSaved, renderSaved } from "../output/saved.js";
import type { Io } from "../program/io.js";
import { readOutputs } from "../request/outputs.js";
import { refuseOverwriting } from "../request/refuse-overwriting.js";

/** `optbench report <results>`: shows saved results again, without running anything. */
export async function report(path: string, flags: Flags, io: Io): Promise<number> {
  const outputs = readOutputs(flags.to === undefined ? {} : { reporter: flags.to }, io.cwd, "--to");
  refuseOverwriting(outputs, flags.play, [["file that is read", path]], io.cwd);
  return renderSaved(await readSaved(path, io.cwd), path, outputs, flags, io);
}
