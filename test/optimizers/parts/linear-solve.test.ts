import { describe, expect, it } from "vitest";
import { solveInPlace } from "../../../src/optimizers/parts/linear-solve.js";
import { streamsOf } from "../../../src/core/random.js";

describe("linear solve", () => {
  it("solves a small system by hand", () => {
    // 2p + q = 3, p + 3q = 5
    const b = Float64Array.of(3, 5);
    expect(solveInPlace(Float64Array.of(2, 1, 1, 3), b)).toBe(true);
    expect(Array.from(b)).toEqual([0.8, 1.4]);
  });

  it("pivots: a zero on the diagonal is no obstacle", () => {
    const b = Float64Array.of(7, 4);
    expect(solveInPlace(Float64Array.of(0, 1, 2, 0), b)).toBe(true);
    expect(Array.from(b)).toEqual([2, 7]);
  });

  it("says when a matrix is singular, or not a number", () => {
    expect(solveInPlace(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1))).toBe(false);
    expect(solveInPlace(Float64Array.of(NaN, 2, 2, 4), Float64Array.of(1, 1))).toBe(false);
  });

  it("finds the solution from which a right-hand side was made", () => {
    const random = streamsOf(1, "linear solve")("entries");
    const n = 20;
    const a = Float64Array.from({ length: n * n }, () => random.normal());
    const p = Float64Array.from({ length: n }, () => random.normal());
    const b = p.map((_, i) => p.reduce((sum, pj, j) => sum + a[i * n + j] * pj, 0));
    expect(solveInPlace(Float64Array.from(a), b)).toBe(true);
    // the condition number of such a matrix is about n: n·ε·20
    b.forEach((bi, i) => expect(Math.abs(bi - p[i])).toBeLessThan(1e-12));
  });
});
