import { refuseUnfit } from "../../bench/refuse-unfit.js";
import { startingPlan, tune } from "../../bench/tune/tune.js";
import { usage } from "../../core/errors.js";
import type { TuneOptions, Tuning } from "../../records/tuning.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";
import { withTrials } from "./choose-executor.js";

/** A request whose plan has all values, and how they were found. */
export interface TunedRequest {
  readonly request: RunRequest;
  /** undefined where nothing was open. */
  readonly tuning?: Tuning;
  /** The ids of the cases that reach their target by chance. */
  readonly fragile?: ReadonlySet<string>;
}

/** Searches for the values that a request leaves open; null where the user interrupts. */
export async function tuneRequest(
  request: RunRequest,
  options: TuneOptions,
  io: Io,
): Promise<TunedRequest | null> {
  const { plan, catalogue } = request;
  const { plan: begun, searched } = startingPlan(plan, catalogue);
  if (searched === 0 && request.insistsOnTune) {
    throw usage("nothing to tune: every optimizer has its lr given, or has none", {
      hint: "write adam instead of adam:lr=0.1, or state an interval: adam:beta1=0.8..0.99",
    });
  }
  refuseUnfit(begun, catalogue);
  if (searched === 0) return { request };
  const tuned = await withTrials(request, null, io, (runTrials) =>
    tune(plan, options, catalogue, runTrials),
  );
  if (tuned === null) return null;
  const { plan: found, tuning, fragile } = tuned;
  return { request: { ...request, plan: found, planned: found }, tuning, fragile };
}
