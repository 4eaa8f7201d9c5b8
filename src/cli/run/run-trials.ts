import type { CaseResult } from "../../records/results.js";
import type { RunTrials } from "../../bench/tune/tune.js";
import { withExecutor } from "./choose-executor.js";
import type { Io } from "../program/io.js";
import { startProgress } from "./progress.js";
import type { RunRequest } from "../request/run-request.js";

/** Lends what runs trials, as many at once as the request asks for; `total` is for progress alone. */
export async function withTrials<T>(
  request: RunRequest,
  total: number,
  io: Io,
  use: (runTrials: RunTrials) => Promise<T>,
): Promise<T> {
  const progress = startProgress(total, request.progress, io);
  let done = 0;
  io.catchSignals();
  return withExecutor(request, io, (executor) =>
    use(async (plan) => {
      const results: CaseResult[] = [];
      const isInterrupted = () => {
        progress.tick(done + results.length);
        return io.interruption() !== null;
      };
      for await (const one of executor(plan, isInterrupted)) results.push(one);
      done += results.length;
      return results.length < plan.cases.length ? null : results;
    }),
  ).finally(() => progress.clear());
}
