import { median } from "../statistics/quantile.js";

/** A thinned curve: iterations, ascending, and as many values; null where one is not finite. */
interface Points {
  readonly step: readonly number[];
  readonly value: readonly (number | null)[];
}

/**
 * The median of curves, less `zero`, at every iteration at which one of them has a point. Between
 * its points, and after its end, a curve keeps its value; one that is not finite counts as infinite.
 */
export function medianCurve(curves: readonly Points[], zero = 0): Points {
  const step = stepsOf(curves);
  const next = curves.map(() => 0);
  const held = new Float64Array(curves.length).fill(Infinity);
  const value = step.map((t) => {
    curves.forEach((curve, k) => {
      while (next[k] < curve.step.length && curve.step[next[k]] <= t) {
        held[k] = (curve.value[next[k]++] ?? Infinity) - zero;
      }
    });
    const middle = median(held);
    return Math.abs(middle) < Infinity ? middle : null;
  });
  return { step, value };
}

/** All iterations at which a curve has a point. Many curves share one list. */
function stepsOf(curves: readonly Points[]): number[] {
  const steps = new Set<number>();
  for (const list of new Set(curves.map(({ step }) => step))) for (const t of list) steps.add(t);
  return [...steps].sort((a, b) => a - b);
}
