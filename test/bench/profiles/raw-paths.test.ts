import { describe, expect, it } from "vitest";
import { profilesOf } from "../../../src/bench/profiles/profiles-of.js";
import type { Profiles } from "../../../src/records/profiles.js";
import type { CaseResult } from "../../../src/records/results.js";
import { createFunction } from "../../../src/library/create.js";
import { minimize } from "../../../src/library/minimize.js";
import { runBenchmark } from "../../../src/library/run-benchmark.js";
import { LADDER } from "../../../src/core/ladder.js";

const FUNCTIONS = ["anisotropic", "rosenbrock", "booth", "quadratic:dim=4:cond=100", "beale"];
const OPTIMIZERS = ["sgd:lr=0.02", "momentum:lr=0.02", "adam:lr=0.3", "rmsprop:lr=0.05"];
const TOLERANCE = 1e-4;
const BUDGET = 900;
const { cases } = runBenchmark({
  functions: FUNCTIONS,
  optimizers: OPTIMIZERS,
  iterations: BUDGET,
  tolerance: TOLERANCE,
  path: true,
  ladder: true,
});
const profiles: Profiles = profilesOf({ cases }, ["performance", "data", "ecdf", "wins"]);

/** f(x_t) − f* along a path, NaN where the iterate is not finite. */
function gapsOf({ function: fn, dimension, path }: CaseResult): number[] {
  const f = createFunction(fn);
  const g = new Float64Array(dimension);
  return path!.map(
    (x) =>
      f.valueAndGradient(
        Float64Array.from(x, (xi) => xi ?? NaN),
        g,
      ) - f.optimum!.value,
  );
}

/** By problem, then by optimizer. */
const gaps = FUNCTIONS.map((_, p) => OPTIMIZERS.map((__, s) => gapsOf(cases[p * 4 + s])));
/** First hits of those that end below the target. */
const steps = gaps.map((row) =>
  row.map((one) =>
    one.at(-1)! <= TOLERANCE ? one.findIndex((gap) => gap <= TOLERANCE) : Infinity,
  ),
);

describe("profiles recomputed from every iterate", () => {
  it("the comparison has winners, losers and one that diverges", () => {
    expect(new Set(steps.flat().filter((one) => one < Infinity)).size).toBeGreaterThan(8);
    expect(cases.map(({ status }) => status)).toContain("diverged");
    expect(steps.flat()).toContain(Infinity);
  });

  it.each(OPTIMIZERS.map((name, s) => [name, s] as const))("%s", (_, s) => {
    const count = FUNCTIONS.length;
    const shareWithin = (tau: number) =>
      steps.filter((row) => row[s] < Infinity && row[s] <= tau * Math.min(...row)).length / count;
    const { performance, data, ecdf } = profiles;
    // the integral as a Riemann sum: its error is below a step at every jump
    const fine = 30_000;
    let area = 0;
    for (let k = 0; k < fine; k++) area += shareWithin(1 + (3 * (k + 0.5)) / fine) / fine;
    expect(Math.abs(profiles.scores[s].steps! - area)).toBeLessThan(count / fine);
    performance![s].x.forEach((tau, k) =>
      // a ratio is rounded: seen from a hair above
      expect(performance![s].share[k]).toBe(shareWithin(tau * (1 + 1e-15))),
    );
    expect(performance![s].share.at(-1) ?? 0).toBe(shareWithin(Infinity));
    data![s].x.forEach((alpha, k) =>
      expect(data![s].share[k]).toBe(steps.filter((row) => row[s] <= alpha).length / count),
    );
    // these methods evaluate once an iterate
    const lengths = gaps.flatMap((row, p) =>
      LADDER.map((target) => {
        const first = row[s].findIndex((gap) => gap <= target);
        return first < 0 ? Infinity : (first + 1) / cases[p * 4].dimension;
      }),
    );
    expect(ecdf![s].x).toEqual(
      [...new Set(lengths)].filter((one) => one < Infinity).sort((a, b) => a - b),
    );
    ecdf![s].x.forEach((length, k) =>
      expect(ecdf![s].share[k]).toBe(
        lengths.filter((one) => one <= length).length / lengths.length,
      ),
    );
    expect(profiles.wins![s]).toEqual(
      OPTIMIZERS.map((__, other) => steps.filter((row) => row[s] < row[other]).length),
    );
  });

  it("the state of each on every function", () => {
    const { map } = profilesOf({ cases }, ["map"]);
    steps.forEach((row, p) => {
      const least = Math.min(...row);
      const expected = row.map((one, s) => {
        if (one === least && one < Infinity) return "best";
        if (one < Infinity) return one <= 2 * least ? "good" : "slow";
        return gaps[p][s].some(Number.isNaN) || cases[p * 4 + s].final.step < BUDGET
          ? "diverged"
          : "failed";
      });
      expect(map![p].optimizers.map((pair) => pair!.state)).toEqual(expected);
      expect(map![p].optimizers.map((pair) => pair!.steps ?? Infinity)).toEqual(row);
    });
  });

  it("a line search's ladder is what runs to each of its targets take", () => {
    const settings = { iterations: 60, ladder: true };
    const { ladder } = minimize("rosenbrock", "gd-armijo", settings);
    const apart = LADDER.map((tolerance) => {
      const one = minimize("rosenbrock", "gd-armijo", {
        iterations: 60,
        tolerance,
        stopAtTarget: true,
      });
      return one.steps === null ? null : one.evaluations;
    });
    expect(ladder).toEqual(apart);
    expect(apart).toContain(null);
  });
});
