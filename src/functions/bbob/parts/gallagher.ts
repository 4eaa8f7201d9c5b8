import { exp, pow } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";
import { times, timesTransposed } from "../../transforms/orthogonal.js";
import type { Raw } from "./composed.js";
import { ascending, uniform, type Instance } from "./instance.js";
import { oscillate, oscillationSlope } from "./oscillated.js";
import { penalised } from "./penalised.js";

/** How the peaks of one of the two functions are drawn. */
export interface Peaks {
  readonly count: number;
  /** Condition number of the highest peak. */
  readonly bestCondition: number;
  /** The peaks lie in a cube of this width around the origin. */
  readonly width: number;
}

/** The place of the highest peak: x_opt. */
export function bestPeak(peaks: Peaks, instance: Instance): Vec {
  return places(peaks, instance)[0];
}

/** The places, drawn uniformly; only the highest is moved inwards. */
function places({ count, width }: Peaks, { n, seed }: Instance): Vec[] {
  const u = uniform(count * n, seed);
  return Array.from({ length: count }, (_, k) => {
    const share = k === 0 ? 0.8 : 1;
    return u.slice(k * n, (k + 1) * n).map((ui) => share * (width * ui - width / 2));
  });
}

/** The diagonals of the matrices Cₖ, each of its own condition number and order of axes. */
function curvatures({ count, bestCondition }: Peaks, { n, seed }: Instance): Vec[] {
  const order = ascending(uniform(count - 1, seed));
  return Array.from({ length: count }, (_, k) => {
    const condition = k === 0 ? bestCondition : pow(1000, order[k - 1] / (count - 2));
    const axes = ascending(uniform(n, seed + 1000 * k));
    return Float64Array.from(axes, (axis) => pow(condition, axis / (n - 1) - 0.5));
  });
}

/** T_osz(10 − the height above x)² and the penalty: Gaussian peaks, of which the highest counts. */
export function gallagher(peaks: Peaks, instance: Instance): Raw {
  const { count } = peaks;
  const { n } = instance;
  const Q = instance.Q();
  const C = curvatures(peaks, instance);
  const p = places(peaks, instance).map((place) => rotated(Q, place));
  const weights = Float64Array.from({ length: count }, (_, k) =>
    k === 0 ? 10 : 1.1 + (8 * (k - 1)) / (count - 2),
  );
  const [y, slope] = [new Float64Array(n), new Float64Array(n)];

  return penalised(1, (x, g) => {
    times(Q, x, y);
    let height = 0;
    let best = -1;
    for (let k = 0; k < count; k++) {
      const above = weights[k] * exp((-0.5 / n) * quadratic(C[k], y, p[k]));
      if (above > height) [height, best] = [above, k];
    }
    const q = 10 - height;
    const t = oscillate(q);
    const factor = best < 0 ? 0 : (2 * t * oscillationSlope(q, t) * height) / n;
    for (let i = 0; i < n; i++) slope[i] = best < 0 ? 0 : factor * C[best][i] * (y[i] - p[best][i]);
    timesTransposed(Q, slope, g);
    return t * t;
  });
}

/** (y − p)ᵀ C (y − p). */
function quadratic(C: Vec, y: Vec, p: Vec): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += C[i] * (y[i] - p[i]) * (y[i] - p[i]);
  return sum;
}

function rotated(Q: readonly Vec[], place: Vec): Vec {
  const out = new Float64Array(place.length);
  times(Q, place, out);
  return out;
}
