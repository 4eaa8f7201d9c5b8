import { refuseUnfit } from "../bench/refuse-unfit.js";
import type { CaseResult } from "../bench/results.js";
import { startingPlan, tune, type RunTrials } from "../bench/tune/tune.js";
import type { TuneOptions, Tuning } from "../bench/tune/tuning.js";
import { usage } from "../core/errors.js";
import { withExecutor } from "./choose-executor.js";
import type { Io } from "./io.js";
import { startProgress } from "./progress.js";
import type { RunRequest } from "./run-request.js";

/** A request whose plan has all values, and how they were found. */
export interface TunedRequest {
  readonly request: RunRequest;
  readonly tuning: Tuning;
}

/** Searches for the values that a request leaves open; null where the user interrupts. */
export async function tuneRequest(
  request: RunRequest,
  options: TuneOptions,
  io: Io,
): Promise<TunedRequest | null> {
  const { plan, catalogue } = request;
  const { plan: begun, searched } = startingPlan(plan, catalogue);
  if (searched === 0) {
    throw usage(
      "nothing to tune: every optimizer has its lr given, or has none\n  write adam instead of adam:lr=0.1, or state an interval: adam:beta1=0.8..0.99",
    );
  }
  refuseUnfit(begun, catalogue);
  const progress = startProgress(searched * options.trials, request.progress, io);
  let done = 0;
  const tuned = await withExecutor(request, io, (executor) => {
    const runTrials: RunTrials = async (trials) => {
      const results: CaseResult[] = [];
      const isInterrupted = () => {
        progress.tick(done + results.length);
        return io.interruption() !== null;
      };
      for await (const one of executor(trials, isInterrupted)) results.push(one);
      done += results.length;
      return results.length < trials.cases.length ? null : results;
    };
    return tune(plan, options, catalogue, runTrials);
  }).finally(() => progress.clear());
  return tuned === null
    ? null
    : { request: { ...request, plan: tuned.plan, planned: tuned.plan }, tuning: tuned.tuning };
}
