import { pow } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";
import { times, timesTransposed } from "../../transforms/orthogonal.js";
import type { Part } from "./composed.js";
import type { Instance } from "./instance.js";
import { stretch } from "./rosenbrock-raw.js";

/** z = x − xOpt. */
export function from(xOpt: Vec): Part {
  return {
    map(x, z) {
      for (let i = 0; i < z.length; i++) z[i] = x[i] - xOpt[i];
    },
    pull: (g, out) => out.set(g),
  };
}

/** z = factor·x + offset. */
export function affine(factor: number, offset: number): Part {
  return {
    map(x, z) {
      for (let i = 0; i < z.length; i++) z[i] = factor * x[i] + offset;
    },
    pull(g, out) {
      for (let i = 0; i < out.length; i++) out[i] = factor * g[i];
    },
  };
}

/** zᵢ = weightsᵢ·xᵢ. */
export function diagonal(weights: Vec): Part {
  const map = (x: Vec, z: Vec) => {
    for (let i = 0; i < z.length; i++) z[i] = weights[i] * x[i];
  };
  return { map, pull: map };
}

/** z = M x, M given by its rows. */
export function matrix(rows: readonly Vec[]): Part {
  return {
    map: (x, z) => times(rows, x, z),
    pull: (g, out) => timesTransposed(rows, g, out),
  };
}

/** Λ^α: the diagonal matrix of α^(i/(2(n−1))), i = 0 … n−1, as COCO conditions a function by α. */
export function conditioning(alpha: number, n: number): Vec {
  return Float64Array.from({ length: n }, (_, i) => pow(alpha, i / (n - 1) / 2));
}

/** The rows of Λ·Q. */
export function scaledRows(lambda: Vec, Q: readonly Vec[]): Vec[] {
  return Q.map((row, i) => row.map((q) => lambda[i] * q));
}

/** The rows of R·Λ·Q. */
export function product(R: readonly Vec[], lambda: Vec, Q: readonly Vec[]): Vec[] {
  const scaled = scaledRows(lambda, Q);
  return R.map((row) => {
    const out = new Float64Array(row.length);
    timesTransposed(scaled, row, out);
    return out;
  });
}

/** Qᵀ(1, …, 1)/(2 stretch): where z = stretch·Q x + ½ is (1, …, 1). */
export function rotatedValleyMinimiser({ n, Q }: Instance): Vec {
  const xOpt = new Float64Array(n);
  timesTransposed(Q(), new Float64Array(n).fill(1 / (2 * stretch(n))), xOpt);
  return xOpt;
}
