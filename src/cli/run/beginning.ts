import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";
import { fromNothing, headOf, type Beginning } from "./results-head.js";

/** Where a run begins: with nothing finished, or with what `--resume` finds in its file. */
export async function beginningOf(
  path: string | undefined,
  request: RunRequest,
  io: Io,
): Promise<Beginning> {
  if (path === undefined) return fromNothing(headOf(request));
  const { readFinished } = await import("./resume.js");
  const beginning = await readFinished(path, request, io);
  // with a mistyped name a new run would begin, and look like the rest of the old one
  if (beginning.finished.size === 0 && !request.screen.quiet) {
    tell(io, `hint: ${path} has no case yet: this run begins it`);
  }
  return beginning;
}
