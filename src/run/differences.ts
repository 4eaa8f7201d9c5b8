import { usage } from "../core/errors.js";
import { cbrt } from "../core/math.js";
import { shown } from "../core/params.js";
import type { Objective, ValueObjective, Vec } from "../core/types.js";

/** The step that balances truncation and rounding of a central difference, relative to |x|. */
const RELATIVE_STEP = cbrt(Number.EPSILON);

/**
 * The objective with a gradient by central differences, for functions that know their value alone.
 * One call of it costs 2n + 1 evaluations. Allocates one vector, here.
 */
export function differentiable(objective: Objective | ValueObjective): Objective {
  if ("valueAndGradient" in objective) {
    checkPrice(objective);
    return objective;
  }
  const at = new Float64Array(objective.dim);
  return {
    dim: objective.dim,
    evaluationsPerCall: 2 * objective.dim + 1,
    valueAndGradient(x, g) {
      at.set(x);
      for (let i = 0; i < at.length; i++) g[i] = slope(objective, at, i);
      return objective.value(at);
    },
  };
}

/** Throws a usage error where a call costs what no count of evaluations can be. */
export function checkPrice({ evaluationsPerCall: price = 1 }: Objective): void {
  if (Number.isSafeInteger(price) && price >= 1) return;
  throw usage(`evaluationsPerCall is ${shown(price)}, not a whole number of at least 1`);
}

function slope(objective: ValueObjective, at: Vec, i: number): number {
  const xi = at[i];
  const h = RELATIVE_STEP * Math.max(1, Math.abs(xi));
  at[i] = xi + h;
  const above = objective.value(at);
  const step = at[i];
  at[i] = xi - h;
  const below = objective.value(at);
  const width = step - at[i];
  at[i] = xi;
  return (above - below) / width;
}

/** A coordinate in which a gradient and its central difference disagree. */
export interface GradientMismatch {
  readonly coordinate: number;
  readonly stated: number;
  readonly difference: number;
}

/** Differences are good to about ε^(2/3) ≈ 4e-11 of the scale; a wrong formula misses by far more. */
const AGREEMENT = 1e-5;

/** The worst coordinate at which the stated gradient at `x` disagrees with differences of f; null when none does. */
export function gradientMismatch(objective: Objective, x: Vec): GradientMismatch | null {
  const n = objective.dim;
  const g = new Float64Array(n);
  const unused = new Float64Array(n);
  const f = objective.valueAndGradient(x, g);
  const values: ValueObjective = { dim: n, value: (at) => objective.valueAndGradient(at, unused) };
  const d = new Float64Array(n);
  differentiable(values).valueAndGradient(x, d);
  let scale = Math.abs(f) * RELATIVE_STEP;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(d[i]));
  let worst: GradientMismatch | null = null;
  let largest = AGREEMENT * scale;
  for (let i = 0; i < n; i++) {
    const miss = Math.abs(g[i] - d[i]);
    // written so that a gradient of NaN is a mismatch
    if (!(miss <= largest)) {
      worst = { coordinate: i, stated: g[i], difference: d[i] };
      largest = Number.isNaN(miss) ? Infinity : miss;
    }
  }
  return worst;
}
