import type { Objective, Optimizer, Oracle, Vec } from "../../src/core/types.js";
import { Run } from "../../src/run/run.js";
import type { Problem, RunResult, RunSettings } from "../../src/run/types.js";

export const SETTINGS: RunSettings = {
  iterations: 10,
  maxEvaluations: Infinity,
  tolerance: 1,
  targets: [],
  metric: "gap",
  stopAtTarget: false,
  path: false,
  ladder: false,
  log: false,
  curveMetric: "none",
};

/** x_t = t in one dimension: a function of x is a function of the iteration. */
export const counting: Optimizer = {
  step(x, _g, _lr, t) {
    x[0] = t;
  },
};

/** f(x_t) = values[t], with gradient `slopes[t]`; the last of each goes on for ever. */
export function sequence(values: readonly number[], slopes: readonly number[] = [1]): Objective {
  const at = (list: readonly number[], t: number) => list[Math.min(t, list.length - 1)];
  return {
    dim: 1,
    valueAndGradient(x, g) {
      g[0] = at(slopes, x[0]);
      return at(values, x[0]);
    },
  };
}

/** xᵀx/2, whose gradient is x. */
export function sphere(dim: number): Objective {
  return {
    dim,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 0; i < dim; i++) {
        f += (x[i] * x[i]) / 2;
        g[i] = x[i];
      }
      return f;
    },
  };
}

/** x ← x − lr·g. */
export const descent: Optimizer = {
  step(x, g, lr) {
    for (let i = 0; i < x.length; i++) x[i] -= lr * g[i];
  },
};

/** A problem in which f* = 0 and is attained at 0. */
export function problem(
  objective: Objective,
  optimizer: Optimizer | ((oracle: Oracle) => Optimizer),
  more: Partial<Problem> = {},
): Problem {
  return {
    objective,
    optimum: { value: 0, points: [new Float64Array(objective.dim)] },
    start: new Float64Array(objective.dim),
    createOptimizer: typeof optimizer === "function" ? optimizer : () => optimizer,
    lr: 1,
    schedule: null,
    ...more,
  };
}

/** A run that leaves the problem's start to the next. */
export function startOf(given: Problem, settings: RunSettings): Run {
  return new Run({ ...given, start: given.start.slice() }, settings);
}

export function run(given: Problem, settings: Partial<RunSettings> = {}): RunResult {
  const all = { ...SETTINGS, ...settings };
  const one = startOf(given, all);
  one.advance(all.iterations);
  return one.result();
}

/** The result of a run whose gaps f − f* are these. */
export function runOn(gaps: readonly number[], settings: Partial<RunSettings> = {}): RunResult {
  return run(problem(sequence(gaps), counting), { iterations: gaps.length - 1, ...settings });
}

/** Every number that is not finite, with its place. */
export function notFinite(value: unknown, place = "result"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${place} = ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${place}.${key}`));
}

export const point = (...x: number[]): Vec => Float64Array.from(x);
