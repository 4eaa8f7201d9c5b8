import { describe, expect, it } from "vitest";
import type { EvaluationBudget } from "../../../src/plan/evaluation-budget.js";
import type { CaseResult } from "../../../src/records/results.js";
import type { Summary } from "../../../src/records/summary.js";
import { createFunction, runBenchmark } from "../../../src/index.js";
import { wilsonInterval } from "../../../src/statistics/intervals.js";

const ITERATIONS = 400;
const TOLERANCE = 1e-6;

const results = runBenchmark({
  functions: ["rosenbrock", "double-well", "himmelblau"],
  optimizers: ["adam:lr=0.1", "sgd:lr=0.002", "a=momentum:lr=0.001"],
  starts: ["random@9"],
  iterations: ITERATIONS,
  tolerance: TOLERANCE,
  path: true,
});

/** A run as its path alone tells it: each of these methods evaluates once an iteration. */
function replay({ function: fn, path, status }: CaseResult) {
  const f = createFunction(fn);
  const g = new Float64Array(f.dim);
  const gaps = path!.map((x) => {
    const value = f.valueAndGradient(
      Float64Array.from(x, (xi) => xi ?? NaN),
      g,
    );
    return value - f.optimum!.value;
  });
  const steps = gaps.findIndex((gap) => gap <= TOLERANCE);
  let [best, area] = [Infinity, 0];
  for (let t = 0; t <= ITERATIONS; t++) {
    if (gaps[t] < best) best = gaps[t];
    area += (2 - Math.log10(Math.min(1e2, Math.max(1e-8, best)))) / 10;
  }
  const last = gaps[gaps.length - 1];
  return {
    status,
    steps: steps < 0 ? null : steps,
    evaluations: steps < 0 ? gaps.length : steps + 1,
    best,
    final: Number.isFinite(last) ? last : Infinity,
    aocc: area / (ITERATIONS + 1),
    lost: steps >= 0 && !(last <= TOLERANCE),
  };
}

type Replayed = ReturnType<typeof replay>;

const naiveQuantile = (values: readonly number[], p: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === high ? low : low * (1 - (place % 1)) + high * (place % 1);
};
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Every figure as docs/metrics.md words it, from a list of runs. */
const FIGURES: Readonly<Record<string, (runs: readonly Replayed[]) => number>> = {
  steps: (runs) =>
    naiveQuantile(
      runs.map(({ steps }) => steps ?? Infinity),
      0.5,
    ),
  evaluations: (runs) =>
    naiveQuantile(
      runs.map((run) => (run.steps === null ? Infinity : run.evaluations)),
      0.5,
    ),
  best: (runs) =>
    naiveQuantile(
      runs.map(({ best }) => best),
      0.5,
    ),
  final: (runs) =>
    naiveQuantile(
      runs.map(({ final }) => final),
      0.5,
    ),
  ert: (runs) =>
    runs.reduce((sum, run) => sum + run.evaluations, 0) /
    runs.filter(({ steps }) => steps !== null).length,
  par10: (runs) => mean(runs.map(({ steps }) => steps ?? 10 * ITERATIONS)),
  aocc: (runs) => mean(runs.map(({ aocc }) => aocc)),
};

const close = (found: number | null, expected: number) => {
  if (!Number.isFinite(expected)) expect(found).toBeNull();
  // a median of gaps, a mean of areas: a few roundings
  else expect(found).toBeCloseTo(expected, 9);
};

/** The value of a figure and its interval, whichever kind it is. */
function figureOf(summary: Summary, name: string) {
  const figure = summary[name as "ert" | "steps"];
  return { value: "median" in figure ? figure.median : figure.value, interval: figure.interval };
}

describe("a summary, recomputed from the paths of its runs", () => {
  const pairs = results.summaries!.map((summary) => ({
    name: `${summary.function} ${summary.optimizer}`,
    summary,
    runs: results.cases
      .filter((one) => one.function === summary.function && one.optimizer === summary.optimizer)
      .map(replay),
  }));

  it("has all pairs, and some of every kind: all succeed, some, none, one that diverges", () => {
    expect(pairs.map(({ name }) => name)).toEqual([
      ...new Set(results.cases.map((one) => `${one.function} ${one.optimizer}`)),
    ]);
    const rates = pairs.map(({ summary }) => summary.successes / summary.runs);
    expect(rates).toContain(0);
    expect(rates).toContain(1);
    expect(rates.some((rate) => rate > 0 && rate < 1)).toBe(true);
    expect(pairs.some(({ summary }) => (summary.statuses.diverged ?? 0) > 0)).toBe(true);
  });

  it.each(pairs)("$name: counts", ({ summary, runs }) => {
    expect(summary.runs).toBe(9);
    expect(summary.successes).toBe(runs.filter(({ steps }) => steps !== null).length);
    expect(summary.lost).toBe(runs.filter(({ lost }) => lost).length);
    const counts: Record<string, number> = {};
    for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1;
    expect(summary.statuses).toEqual(counts);
    // Wilson's interval holds the rates p with |p̂ − p| ≤ z √(p(1 − p)/n)
    const rate = summary.successes / 9;
    for (const end of summary.successInterval) {
      const isEnd = end === 0 || end === 1;
      const score = Math.abs(rate - end) / Math.sqrt((end * (1 - end)) / 9);
      if (!isEnd) expect(score).toBeCloseTo(1.959963984540054, 9);
    }
  });

  it.each(pairs)("$name: figures, quartiles and intervals", ({ summary, runs }) => {
    expect(Object.keys(summary)).toEqual(expect.arrayContaining(Object.keys(FIGURES)));
    for (const [name, figure] of Object.entries(FIGURES)) {
      const { value, interval } = figureOf(summary, name);
      close(value, figure(runs));
      const [low, high] = interval!.map((end) => end ?? Infinity);
      expect(low <= (value ?? Infinity) && (value ?? Infinity) <= high).toBe(true);
    }
    const steps = runs.map((run) => run.steps ?? Infinity);
    summary.steps.quartiles.forEach((end, k) => close(end, naiveQuantile(steps, [0.25, 0.75][k])));
    // of nine values the second and the eighth: P(Bin(9, ½) ≤ 1) = 10/512
    const sorted = steps.toSorted((a, b) => a - b);
    summary.steps.interval!.forEach((end, k) => close(end, sorted[[1, 7][k]]));
    summary.steps.range.forEach((end, k) => close(end, sorted[[0, 8][k]]));
  });

  it("agrees with the aocc of each case", () => {
    for (const one of results.cases) expect(one.aocc).toBeCloseTo(replay(one).aocc, 12);
  });
});

describe("summaries", () => {
  it("count a run once that another seed only repeats, and noisy ones as often as they differ", () => {
    const { summaries } = runBenchmark({
      functions: ["booth", "booth+noise"],
      optimizers: ["sgd:lr=0.05"],
      seeds: [1, 2, 3, 4, 5],
      iterations: 300,
    });
    expect(summaries![0]).toMatchObject({ runs: 1, repeated: 4, successes: 1 });
    expect(summaries![0].statuses).toEqual({ reached: 1 });
    expect(summaries![1].runs).toBe(5);
    expect(summaries![1]).not.toHaveProperty("repeated");
  });

  it("have no interval below six runs, but a range", () => {
    const { summaries } = runBenchmark({
      functions: ["booth"],
      optimizers: ["sgd:lr=0.05"],
      starts: ["random@5"],
      iterations: 300,
    });
    const [{ steps, ert, aocc }] = summaries!;
    expect([steps.interval, ert.interval, aocc!.interval]).toEqual([null, null, null]);
    expect(steps.range[0]).toBeLessThan(steps.range[1]!);
  });

  it("are left out where each optimizer has one run, and have the same bits again", () => {
    const spec = { functions: ["booth"], optimizers: ["sgd", "adam"], iterations: 50 };
    expect(runBenchmark(spec)).not.toHaveProperty("summaries");
    const several = () => runBenchmark({ ...spec, starts: ["random@3"] });
    expect(several().summaries).toEqual(several().summaries);
  });

  it("know no area where f* is unknown, and take f itself for the gap", () => {
    const { summaries } = runBenchmark({
      functions: ["watson:dim=7"],
      optimizers: ["sgd:lr=1e-4"],
      starts: ["random@3"],
      iterations: 20,
    });
    expect(summaries![0]).toMatchObject({ aocc: null, metric: "gradient", runs: 3 });
    expect(summaries![0].final.median).not.toBeNull();
  });
});

describe("the PAR-10 of runs with a budget of evaluations", () => {
  const par10Of = (optimizer: string, fn: string, iterations: number) => {
    const { summaries } = runBenchmark({
      functions: [fn],
      optimizers: [optimizer],
      starts: ["random@6"],
      iterations,
      maxEvaluations: 400,
    });
    return summaries![0].par10;
  };

  it("does not depend on the iterations that nobody may make", () => {
    // bfgs gives up in local minima and stays there without an evaluation; newton hits at once
    for (const [optimizer, fn] of [
      ["bfgs", "rastrigin"],
      ["newton", "booth"],
      ["adam", "rastrigin"],
    ]) {
      expect(par10Of(optimizer, fn, 1e5)).toEqual(par10Of(optimizer, fn, 1e4));
    }
  });

  it("charges a failure ten times the evaluations allowed at most, and a hit ten times its own rate", () => {
    expect(par10Of("adam", "rastrigin", 1e4).value).toBe(10 * 399);
    expect(par10Of("bfgs", "rastrigin", 1e4).value).toBeLessThanOrEqual(10 * 399);
    // x₀, two for the Hessian, x₁: of 400 evaluations 396 are left, two each
    const { value, interval } = par10Of("newton", "booth", 1e4);
    const [leastRate] = wilsonInterval(6, 6);
    expect(value).toBe(1);
    expect((interval![1]! - leastRate * 1) / (1 - leastRate)).toBeCloseTo(10 * (1 + 198), 6);
  });
});

describe("the ERT of six runs that all reach their target", () => {
  /** What a failure is charged in it: of equal costs c the interval ends at c + odds·charge. */
  const charge = (maxEvaluations?: EvaluationBudget) => {
    const { summaries } = runBenchmark({
      functions: ["booth"],
      optimizers: ["newton"],
      starts: ["random@6"],
      iterations: 99,
      ...(maxEvaluations === undefined ? {} : { maxEvaluations }),
    });
    const { ert } = summaries![0];
    const [leastRate] = wilsonInterval(6, 6);
    return (ert.interval![1]! - ert.value!) / ((1 - leastRate) / leastRate);
  };

  it("is open upwards by what all iterations would cost, a Hessian included", () => {
    // newton is there after one iteration: x₀, n = 2 for the Hessian, x₁, so two evaluations each
    expect(charge()).toBeCloseTo(200, 9);
  });

  it("and by no more than the evaluations allowed, for all dimensions or for each", () => {
    expect(charge(50)).toBeCloseTo(50, 9);
    expect(charge("20*dim")).toBeCloseTo(40, 9);
  });
});
