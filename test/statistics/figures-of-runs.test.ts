import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { execute } from "../../src/bench/execute.js";
import { profilesOf } from "../../src/bench/profiles/profiles-of.js";
import { summarize } from "../../src/bench/summaries/summarize.js";
import { summaryOfTally } from "../../src/bench/summaries/summary-of-tally.js";
import { defineFunction, defineOptimizer } from "../../src/core/define.js";
import { kindsOf } from "../../src/plan/cases.js";
import { planRun } from "../../src/plan/plan.js";
import { PROFILE_KINDS } from "../../src/plan/presentation.js";
import { resultSettings } from "../../src/records/result-settings.js";
import type { StepCurve } from "../../src/records/step-curve.js";
import { Tallies } from "../../src/records/tallies.js";
import golden from "../golden/statistics/runs.json" with { type: "json" };

type Name = keyof typeof golden.evaluationsPerIteration;
const names = Object.keys(golden.evaluationsPerIteration) as Name[];

/** f = |x₁|, so that the gap of a run is where its method put x₁. */
const functions = golden.problems.map(({ function: id, dimension, gaps }) =>
  defineFunction({
    id,
    title: id,
    dim: { min: dimension, max: dimension },
    start: (dim) => new Float64Array(dim).fill(gaps.a[0][0]),
    optimum: (dim) => ({ value: 0, points: [new Float64Array(dim)] }),
    create: (dim) => ({
      dim,
      valueAndGradient(x, g) {
        g.fill(0);
        g[0] = Math.sign(x[0]);
        return Math.abs(x[0]);
      },
    }),
  }),
);

/** A method that goes where the recorded run from its start went, and evaluates as often. */
const optimizers = names.map((id) =>
  defineOptimizer({
    id,
    title: id,
    create(dim, _, oracle) {
      const problem = golden.problems.find(({ dimension }) => dimension === dim)!;
      const [elsewhere, unused] = [new Float64Array(dim), new Float64Array(dim)];
      let gaps: readonly number[] = [];
      return {
        step(x, _g, _lr, t) {
          if (t === 1) gaps = problem.gaps[id].find(([start]) => start === x[0])!;
          const further = golden.evaluationsPerIteration[id] - 1;
          for (let k = 0; k < further; k++) oracle.valueAndGradient(elsewhere, unused);
          x[0] = gaps[t];
        },
      };
    },
  }),
);

const catalogue = builtins().with({ functions, optimizers });
const { iterations, tolerance } = golden;
const parts = golden.problems.map(({ function: fn, dimension, gaps }) => {
  const starts = gaps.a.map(([first]) =>
    Array.from({ length: dimension }, (_, i) => (i ? 0 : first)),
  );
  const spec = { functions: [fn], optimizers: names, starts, iterations, tolerance, ladder: true };
  const { cases, settings } = planRun(spec, catalogue);
  const results = [...cases].map((one) => execute(one, settings, catalogue));
  const tallies = new Tallies(kindsOf(cases));
  for (const one of results) tallies.add(one);
  return { settings: resultSettings(settings), results, tallies: tallies.list() };
});
const results = parts.flatMap((part) => part.results);

/** Equal but for rounding: sums of up to 121 logarithms, and Student's quantile, good to 1e-9 in scipy. */
function expectClose(found: unknown, expected: unknown, where: string, digits = 1e-8): void {
  if (typeof expected === "number" && typeof found === "number") {
    const off = Math.abs(found - expected);
    expect(off, `${where}: ${found}, not ${expected}`).toBeLessThanOrEqual(
      digits * Math.max(1e-12, Math.abs(expected)),
    );
  } else if (typeof expected === "object" && expected !== null) {
    expect(typeof found, where).toBe("object");
    for (const [key, value] of Object.entries(expected)) {
      expectClose((found as Record<string, unknown>)[key], value, `${where} ${key}`, digits);
    }
  } else expect(found, where).toEqual(expected);
}

/** The value of a step function. */
function at({ x, share }: StepCurve, where: number): number {
  return share[x.findLastIndex((one) => one <= where)] ?? 0;
}

describe("figures of runs, against scipy and numpy", () => {
  const pairs = golden.problems.flatMap(({ function: fn, summaries }, k) =>
    names.map((optimizer) => ({ fn, optimizer, part: parts[k], expected: summaries[optimizer] })),
  );

  it.each(pairs)("$fn $optimizer: medians, intervals, ERT, PAR-10, AOCC, sign test", (pair) => {
    const { part, optimizer, expected } = pair;
    const summaries = summarize(part.results, part.settings, catalogue);
    expectClose(
      summaries.find((one) => one.optimizer === optimizer)!,
      expected,
      "summary",
    );
  });

  it.each(pairs)("$fn $optimizer: what counts alone tell", ({ part, optimizer, expected }) => {
    const found = summaryOfTally(part.tallies.find((one) => one.optimizer === optimizer)!);
    for (const figure of [
      "successes",
      "lost",
      "successInterval",
      "steps",
      "evaluations",
    ] as const) {
      expectClose(found[figure], expected[figure], figure);
    }
    expectClose(found.ert.value, expected.ert.value, "ert");
    // the areas are added up in units of 2^-40
    expectClose(found.aocc?.value, expected.aocc.value, "aocc", 1e-10);
  });

  const profiles = profilesOf({ cases: results, settings: parts[0].settings }, PROFILE_KINDS);
  const expected = golden.profiles;

  it.each([
    ["performance", "tau"],
    ["data", "alpha"],
    ["ecdf", "length"],
  ] as const)("the %s profile", (kind, places) => {
    const found = profiles[kind]!.map((curve) => expected[places].map((x) => at(curve, x)));
    expectClose(found, expected[kind], kind);
  });

  it("scores, wins, solved problems and the win matrix", () => {
    expect(profiles.problems).toBe(expected.problems);
    expectClose(profiles.scores, expected.scores, "scores");
    expect(profiles.wins).toEqual(expected.wins);
  });
});
