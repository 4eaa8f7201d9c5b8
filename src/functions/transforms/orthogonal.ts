import type { Random } from "../../core/random.js";
import { dot } from "../../core/vector.js";
import type { Vec } from "../../core/types.js";

/**
 * The rows of a random orthogonal n×n matrix, uniform over all of them (Haar measure): normal
 * numbers, made orthonormal row by row by Gram–Schmidt, which keeps the diagonal of R positive
 * (Mezzadri, How to generate random matrices from the classical compact groups, Notices AMS 54,
 * 2007). Each row is made orthogonal twice, so that rounding does not show.
 */
export function orthogonal(n: number, random: Random): Vec[] {
  const rows: Vec[] = [];
  for (let i = 0; i < n; i++) {
    const row = Float64Array.from({ length: n }, () => random.normal());
    for (let pass = 0; pass < 2; pass++) {
      for (const before of rows) {
        const share = dot(row, before);
        for (let j = 0; j < n; j++) row[j] -= share * before[j];
      }
      const length = Math.sqrt(dot(row, row));
      for (let j = 0; j < n; j++) row[j] /= length;
    }
    rows.push(row);
  }
  return rows;
}

/** Q·v into `out`. */
export function times(rows: readonly Vec[], v: Vec, out: Vec): void {
  for (let i = 0; i < out.length; i++) out[i] = dot(rows[i], v);
}

/** Qᵀ·v into `out`. */
export function timesTransposed(rows: readonly Vec[], v: Vec, out: Vec): void {
  out.fill(0);
  for (let i = 0; i < v.length; i++) {
    for (let j = 0; j < out.length; j++) out[j] += v[i] * rows[i][j];
  }
}
