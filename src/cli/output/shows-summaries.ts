import { reporterOf } from "../../report/reporters.js";
import type { Output } from "../request/outputs.js";
import type { ScreenRequest } from "../request/screen-request.js";

/** Whether somebody sees what is estimated of several runs: bootstraps take longer than short runs. */
export function showsSummaries(
  outputs: readonly Output[],
  { table, quiet }: Pick<ScreenRequest, "table" | "quiet">,
): boolean {
  return outputs.some(({ reporter, path }) =>
    reporter === "table"
      ? table === "auto" && (path !== null || !quiet)
      : reporterOf(reporter).showsSummaries === true,
  );
}
