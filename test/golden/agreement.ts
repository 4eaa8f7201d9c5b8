import { builtins } from "../../src/bench/builtins.js";
import { bindFunction } from "../../src/bench/bind.js";
import { execute } from "../../src/bench/execute.js";
import { defineModifier } from "../../src/core/define.js";
import type { Catalogue } from "../../src/spec/catalogue.js";
import { parseItem } from "../../src/spec/grammar.js";
import { planRun } from "../../src/spec/plan.js";
import { resolveFunctions } from "../../src/spec/resolve.js";
import type { Trajectory } from "./cases.js";
import { averageOf, FUNCTIONS, specOf } from "./spec-of.js";

/** An iterate this many times the scale of the start has left for good: our runs end there. */
const DIVERGED_BEYOND = 1e12;

/** What a run of ours came to, in the terms of a golden. */
interface OurRun {
  /** The answer after each step; shorter than the golden where the run diverged. */
  readonly x: readonly (readonly (number | null)[])[];
  /** Where the gradient of each next step was taken. */
  readonly y: readonly (readonly number[])[];
  /** Evaluations before each next step. */
  readonly evaluations: readonly number[];
}

/** Everything in which our run disagrees with the golden; empty when it agrees. */
export function disagreements(
  golden: Trajectory,
  catalogue: Catalogue = builtins(),
): readonly string[] {
  const found: string[] = [];
  const own = runAs(specOf(golden), golden, catalogue);
  comparePoints(golden, own.x, golden.x, "x", found);
  compareValues(golden, own.x, catalogue, found);
  if (golden.y !== undefined) comparePoints(golden, own.y, golden.y, "y", found);
  if (golden.evals !== undefined) compareEvaluations(golden, own.evaluations, found);
  if (golden.ax !== undefined) {
    // before the first step torch's average is 0 and ours does not exist
    const { x } = runAs(averageOf(golden), golden, catalogue);
    comparePoints(golden, [golden.ax[0], ...x.slice(1)], golden.ax, "ax", found);
  }
  return found;
}

/** The run through the public way: texts are planned, and a case executed. */
function runAs(spec: string, golden: Trajectory, catalogue: Catalogue): OurRun {
  const y: number[][] = [];
  const evaluations: number[] = [];
  // looks at what each step begins with, as any modifier may
  const probe = defineModifier({
    id: "probe",
    title: "Probe",
    wrap: (inner, _dim, _params, oracle) => ({
      ...(inner.answer === undefined ? {} : { answer: inner.answer }),
      step(x, g, lr, t) {
        y.push(Array.from(x));
        evaluations.push(oracle.evaluations);
        inner.step(x, g, lr, t);
      },
    }),
  });
  const probed = catalogue.with({ modifiers: [probe] });
  const plan = planRun(
    {
      functions: [FUNCTIONS[golden.function]],
      optimizers: [`${spec}+probe`],
      starts: [golden.start],
      // one more, so that the probe sees the last point of the golden
      iterations: golden.steps + 1,
      path: true,
    },
    probed,
  );
  const result = execute(plan.cases[0], plan.settings, probed);
  if (result.status === "error") throw new Error(result.message);
  return { x: result.path!, y, evaluations };
}

function comparePoints(
  golden: Trajectory,
  own: readonly (readonly (number | null)[])[],
  expected: readonly (readonly number[])[],
  series: string,
  found: string[],
): void {
  const bound = DIVERGED_BEYOND * Math.max(1, ...golden.start.map(Math.abs));
  golden.snap_steps.forEach((step, k) => {
    const tolerance = golden.tol[k];
    if (tolerance === null) return;
    const diverged = expected[k].some((xi) => !(Math.abs(xi) <= bound));
    if (own[step] === undefined) {
      if (!diverged) found.push(`${series} at step ${step}: our run has ended before`);
      return;
    }
    expected[k].forEach((xi, i) => {
      const mine = own[step][i];
      const agrees =
        mine === null
          ? !Number.isFinite(xi)
          : Math.abs(mine - xi) <= tolerance * Math.max(1, Math.abs(xi));
      if (!agrees) found.push(`${series}[${i}] at step ${step}: ${mine}, golden ${xi}`);
    });
  });
}

function compareValues(
  golden: Trajectory,
  own: readonly (readonly (number | null)[])[],
  catalogue: Catalogue,
  found: string[],
): void {
  const [fn] = resolveFunctions(parseItem(FUNCTIONS[golden.function]), catalogue);
  const objective = bindFunction(fn);
  const g = new Float64Array(objective.dim);
  golden.snap_steps.forEach((step, k) => {
    const tolerance = golden.ftol[k];
    const point = own[step];
    if (tolerance === null || point === undefined || point.includes(null)) return;
    const f = objective.valueAndGradient(Float64Array.from(point as number[]), g);
    const expected = golden.f[k];
    // the difference of two infinities is NaN
    if (f === expected) return;
    if (!(Math.abs(f - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
      found.push(`f at step ${step}: ${f}, golden ${expected}`);
    }
  });
}

/**
 * torch's L-BFGS evaluates the point where a call begins; with a line search that point is known
 * to us from the call before, so that ours are k − 1 fewer after k calls. Without one it is not,
 * and ours are one ahead: the loop has looked at the point that the next call will begin with.
 */
function compareEvaluations(golden: Trajectory, own: readonly number[], found: string[]): void {
  const searches = golden.hyper.line_search_fn === "strong_wolfe";
  golden.snap_steps.forEach((step, k) => {
    if (step >= (golden.chaotic_from_step ?? Infinity)) return;
    // without a search a run that has stopped asks no more, where torch asks once a call
    if (!searches && golden.snap_steps[k - 1] !== step - 1) return;
    const expected = golden.evals![k] + 1 - (searches ? step : 0);
    if (own[step] !== expected) found.push(`evaluations at ${step}: ${own[step]}, not ${expected}`);
  });
}
