import { median } from "../statistics/quantile.js";

/** A thinned curve: iterations, ascending, and as many values; null where one is not finite. */
interface Points {
  readonly step: readonly number[];
  readonly value: readonly (number | null)[];
}

/** So many iterations are looked at together: the points of a curve lie side by side in memory. */
const TOGETHER = 16;

/**
 * The median of curves, less `zero`, at every iteration at which one of them has a point. Between
 * its points, and after its end, a curve keeps its value; one that is not finite counts as infinite.
 */
export function medianCurve(curves: readonly Points[], zero = 0): Points {
  const step = stepsOf(curves);
  const { length } = curves;
  const next = new Uint32Array(length);
  const held = new Float64Array(length).fill(Infinity);
  const rows = Array.from({ length: TOGETHER }, () => new Float64Array(length));
  const value: (number | null)[] = [];
  for (let from = 0; from < step.length; from += TOGETHER) {
    const some = step.slice(from, from + TOGETHER);
    for (let k = 0; k < length; k++) {
      const curve = curves[k];
      for (let row = 0; row < some.length; row++) {
        while (next[k] < curve.step.length && curve.step[next[k]] <= some[row]) {
          held[k] = (curve.value[next[k]++] ?? Infinity) - zero;
        }
        rows[row][k] = held[k];
      }
    }
    for (let row = 0; row < some.length; row++) {
      const middle = median(rows[row]);
      value.push(Math.abs(middle) < Infinity ? middle : null);
    }
  }
  return { step, value };
}

/** All iterations at which a curve has a point. Many curves share one list. */
function stepsOf(curves: readonly Points[]): number[] {
  const steps = new Set<number>();
  for (const list of new Set(curves.map(({ step }) => step))) for (const t of list) steps.add(t);
  return [...steps].sort((a, b) => a - b);
}
