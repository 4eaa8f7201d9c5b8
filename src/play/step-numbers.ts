import { builtins } from "../bench/builtins.js";
import { resolveCase } from "../bench/execute.js";
import { traceCase } from "../bench/trace.js";
import { caseOf } from "../plan/plan.js";
import { completeSettings } from "../plan/settings.js";
import type { CaseTrace, Recorded, TraceStep } from "../records/trace.js";
import type { RunRequest } from "./compute-runs.js";
import { functionNamed, methodNamed } from "./resolve-names.js";

/** The numbers of one update, as `optbench trace` prints them; at the end of a run there is none. */
export interface StepNumbers {
  readonly step: Pick<TraceStep, "t" | "x" | "f" | "g"> & Partial<TraceStep>;
  readonly rule: string;
  /** What has the length of x, by name. */
  readonly vectors: readonly (readonly [name: string, values: readonly Recorded[]])[];
  readonly numbers: readonly (readonly [name: string, value: Recorded])[];
}

/** The update number t of a method. Throws a usage error where the method cannot be run. */
export function stepNumbers(request: RunRequest, method: string, t: number): StepNumbers {
  const { fn, start, iterations } = request;
  const { seed, ...judged } = request.settings;
  const one = caseOf(functionNamed(fn), methodNamed(method), start ?? "default", seed);
  const settings = { ...completeSettings({ ...judged, iterations }), trial: true };
  const window = { from: t, every: iterations + 1 };
  const trace = traceCase(resolveCase(one, builtins()), settings, window);
  return numbersOf(trace);
}

function numbersOf({ steps, end, rule, dimension }: CaseTrace): StepNumbers {
  const step = steps[0] ?? end;
  const { x, g, f } = step;
  const { dx, lr, state, derived } = step as Partial<TraceStep>;
  const own = Object.entries({ ...state, ...derived });
  const isVector = (value: unknown): value is readonly Recorded[] =>
    Array.isArray(value) && value.length === dimension;
  return {
    step,
    rule,
    vectors: [
      ["x", x],
      ["g", g],
      ...own.flatMap(([name, value]) => (isVector(value) ? [[name, value] as const] : [])),
      ...(dx === undefined ? [] : [["Δx", dx] as const, ["−Δx/g", ratios(dx, g)] as const]),
    ],
    numbers: [
      ["f", f],
      ...(lr === undefined ? [] : [["lr", lr] as const]),
      ...own.flatMap(([name, value]) =>
        typeof value === "number" ? [[name, value] as const] : [],
      ),
    ],
  };
}

/** The step length of each coordinate: by how much of g it moved. */
function ratios(dx: readonly Recorded[], g: readonly Recorded[]): Recorded[] {
  return dx.map((d, i) => {
    const by = g[i];
    return d === null || by === null || by === 0 ? null : -d / by;
  });
}
