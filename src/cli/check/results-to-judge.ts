import { comparedHeadOf } from "../run/results-head.js";
import { OptbenchError } from "../../core/errors.js";
import type { Results } from "../../records/results.js";
import { differenceOf } from "../../records/same-run.js";
import { readMerged } from "../output/saved.js";
import type { RunRequest } from "../request/run-request.js";

/**
 * Saved results of the very run that is asked for. Throws an error without a verdict where they are
 * of another one: what they say would be about that.
 */
export async function readResultsToJudge(
  paths: readonly string[],
  request: RunRequest,
  cwd: string,
): Promise<Results> {
  const results = await readMerged(paths, cwd);
  const name = paths.length === 1 ? paths[0] : "the results";
  const { shard } = results;
  const asked = comparedHeadOf(request);
  const difference =
    results.plan === undefined
      ? "they do not say of which plan they are"
      : differenceOf(
          { ...results, known: { areAll: true, ids: () => results.cases.map(({ id }) => id) } },
          { ...asked, shard: { ...asked.shard, keeps: shard.keeps } },
          name,
          request.spec?.name ?? "this command line",
        );
  if (difference === null) return results;
  throw new OptbenchError("verdict", `${name}: not the results of this run: ${difference}`);
}
