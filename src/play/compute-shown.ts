import { methodRun, type MethodRun, type RunRequest } from "./compute-runs.js";
import type { PlayState } from "./play-state.js";
import { stepNumbers, type StepNumbers } from "./step-numbers.js";

/** What all computed numbers of the page depend on. */
export type ShownRequest = RunRequest & Pick<PlayState, "active" | "t">;

/** The runs of all methods, and one update of the active one; null where that cannot be run. */
export interface Shown {
  readonly request: ShownRequest;
  readonly runs: readonly MethodRun[];
  readonly step: StepNumbers | null;
}

/** Computes what is shown. A method that has not changed since the last time is not run again. */
export class Computer {
  #known = new Map<string, MethodRun>();

  compute(request: ShownRequest): Shown {
    const { methods, active, t, ...given } = request;
    const known = new Map<string, MethodRun>();
    const runs = methods.map((method) => {
      const key = JSON.stringify([method, given]);
      const run = known.get(key) ?? this.#known.get(key) ?? methodRun(request, method);
      known.set(key, run);
      return run;
    });
    this.#known = known;
    const step = stepOf(request, methods[active], Math.min(t ?? Infinity, lastOf(runs)));
    return { request, runs, step };
  }
}

/** The last iteration of the longest run. */
export function lastOf(runs: readonly MethodRun[]): number {
  return Math.max(0, ...runs.map(({ points }) => points.length / 2 - 1));
}

function stepOf(request: RunRequest, method: string, t: number): StepNumbers | null {
  try {
    return stepNumbers(request, method, t);
  } catch {
    // the run of the method says why
    return null;
  }
}
