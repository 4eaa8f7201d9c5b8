import type { KnownHead } from "../bench/one-run.js";
import type { CaseResult } from "../bench/results.js";
import { headOf } from "./results-head.js";
import type { RunRequest } from "./run-request.js";

/** What is known before the first case is run. */
export interface Beginning {
  readonly head: KnownHead;
  /** The cases that an earlier run of the same has finished, by their ids. */
  readonly finished: ReadonlyMap<string, CaseResult>;
}

/** Where a run begins: with nothing finished, or with what `--resume` finds in its file. */
export async function beginningOf(
  path: string | undefined,
  request: RunRequest,
  cwd: string,
): Promise<Beginning> {
  if (path === undefined) return { head: headOf(request), finished: new Map() };
  const { readFinished } = await import("./continue-run.js");
  return readFinished(path, request, cwd);
}
