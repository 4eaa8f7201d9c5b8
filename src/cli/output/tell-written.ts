import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";

/** Says which files a spec has had written. */
export function tellWritten({ outputs, areOutputsOfSpec, screen }: RunRequest, io: Io): void {
  const paths = outputs.flatMap(({ path }) => path ?? []);
  if (!areOutputsOfSpec || screen.quiet || paths.length === 0) return;
  tell(io, `wrote ${paths.join(", ")}`);
}
