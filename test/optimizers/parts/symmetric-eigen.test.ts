import { describe, expect, it } from "vitest";
import { streamsOf } from "../../../src/core/random.js";
import { symmetricEigen } from "../../../src/optimizers/parts/symmetric-eigen.js";

describe("symmetric eigen", () => {
  it("finds the eigenvalues 1 and 3 of [[2, 1], [1, 2]]", () => {
    const a = Float64Array.of(2, 1, 1, 2);
    const v = new Float64Array(4);
    symmetricEigen(a, v, 2);
    const values = [a[0], a[3]].sort((p, q) => p - q);
    expect(Math.abs(values[0] - 1)).toBeLessThan(1e-15);
    expect(Math.abs(values[1] - 3)).toBeLessThan(1e-15);
  });

  it("takes an entry 10⁻²¹ of the diagonal for zero, and turns one of 10⁻¹⁹", () => {
    const vectorsOf = (entry: number) => {
      const v = new Float64Array(4);
      symmetricEigen(Float64Array.of(1, entry, entry, 1), v, 2);
      return [...v];
    };
    expect(vectorsOf(1e-21)).toEqual([1, 0, 0, 1]);
    expect(vectorsOf(1e-19)[0]).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("gives orthonormal vectors that rebuild the matrix", () => {
    const random = streamsOf(1, "symmetric eigen")("entries");
    const n = 12;
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = random.normal();
    }
    const d = Float64Array.from(a);
    const v = new Float64Array(n * n);
    symmetricEigen(d, v, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let product = 0;
        let rebuilt = 0;
        for (let k = 0; k < n; k++) {
          product += v[k * n + i] * v[k * n + j];
          rebuilt += v[i * n + k] * d[k * n + k] * v[j * n + k];
        }
        // rounding of some ten sweeps of rotations: n·10·ε of ‖A‖ ≈ 7
        expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-13);
        expect(Math.abs(rebuilt - a[i * n + j])).toBeLessThan(1e-12);
      }
    }
  });

  it("leaves a diagonal matrix as it is, a spread of 1e30 included", () => {
    const a = Float64Array.of(1e30, 0, 0, 1);
    const v = new Float64Array(4);
    symmetricEigen(a, v, 2);
    expect([a[0], a[3], ...v]).toEqual([1e30, 1, 1, 0, 0, 1]);
  });
});
