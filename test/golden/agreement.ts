import type { Catalogue } from "../../src/plan/catalogue.js";
import type { Trajectory } from "./cases.js";
import { endDisagreements } from "./end-points.js";
import { replay, type OurRun } from "./replay.js";
import { averageOf, specOf } from "./spec-of/spec-of.js";

/** An iterate this many times the scale of the start has left for good: our runs end there. */
const DIVERGED_BEYOND = 1e12;

/** Everything in which our run disagrees with the golden; empty when it agrees. */
export function disagreements(golden: Trajectory, catalogue?: Catalogue): readonly string[] {
  const own = replay(specOf(golden), golden, catalogue);
  if (golden.compare === "endpoint") return endDisagreements(golden, own);
  const found: string[] = [];
  comparePoints(golden, own.x, golden.x, "x", found);
  compareValues(golden, own, found);
  if (golden.y !== undefined) comparePoints(golden, own.y, golden.y, "y", found);
  if (golden.evals !== undefined) compareEvaluations(golden, own.evaluations, found);
  if (golden.ax !== undefined) {
    // before the first step torch's average is 0 and ours does not exist
    const { x } = replay(averageOf(golden), golden, catalogue);
    comparePoints(golden, [golden.ax[0], ...x.slice(1)], golden.ax, "ax", found);
  }
  return found;
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

function compareValues(golden: Trajectory, own: OurRun, found: string[]): void {
  golden.snap_steps.forEach((step, k) => {
    const tolerance = golden.ftol[k];
    const point = own.x[step];
    if (tolerance === null || point === undefined || point.includes(null)) return;
    const f = own.valueAt(point as readonly number[]);
    const expected = golden.f[k];
    // the difference of two infinities is NaN
    if (f === expected) return;
    if (!(Math.abs(f - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
      found.push(`f at step ${step}: ${f}, golden ${expected}`);
    }
  });
}

/**
 * As long as x is compared: once rounding decides where a run is, it decides the count too, and of
 * a search that gives up not all trials are recorded. At x_0 some recordings count from 0.
 */
function compareEvaluations(golden: Trajectory, own: readonly number[], found: string[]): void {
  const end = Math.min(
    golden.chaotic_from_step ?? Infinity,
    ...golden.snap_steps.filter((_, k) => golden.tol[k] === null),
    (golden.terminated_at ?? Infinity) + 1,
  );
  golden.snap_steps.forEach((step, k) => {
    const expected = step < end && step > 0 ? expectedEvaluations(golden, k) : undefined;
    if (expected !== undefined && own[step] !== expected) {
      found.push(`evaluations at ${step}: ${own[step]}, not ${expected}`);
    }
  });
}

/**
 * torch's L-BFGS evaluates the point where a call begins; with a line search that point is known
 * to us from the call before, so that ours are k − 1 fewer after k calls. Without one it is not,
 * and ours are one ahead: the loop has looked at the point that the next call will begin with.
 */
function expectedEvaluations(golden: Trajectory, k: number): number | undefined {
  const { group, hyper, snap_steps: steps } = golden;
  const recorded = golden.evals![k];
  if (group !== "torch") return recorded;
  if (hyper.line_search_fn === "strong_wolfe") return recorded + 1 - steps[k];
  // without a search a run that has stopped asks no more, where torch asks once a call
  return steps[k - 1] === steps[k] - 1 ? recorded + 1 : undefined;
}
