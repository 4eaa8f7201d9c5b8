import { headOf, type Beginning } from "./results-head.js";
import type { RunRequest } from "../request/run-request.js";

/** Where a run begins: with nothing finished, or with what `--resume` finds in its file. */
export async function beginningOf(
  path: string | undefined,
  request: RunRequest,
  cwd: string,
): Promise<Beginning> {
  if (path === undefined) return { head: headOf(request), finished: new Map() };
  const { readFinished } = await import("./resume.js");
  return readFinished(path, request, cwd);
}
