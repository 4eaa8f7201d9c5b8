import { describe, expect, it } from "vitest";
import { axpy, cube, distance, dot, norm, repeat, safeNorm } from "../../src/core/vector.js";

const a = Float64Array.of(3, 4);
const b = Float64Array.of(-1, 2);

describe("vectors", () => {
  it("have inner products, norms and distances", () => {
    expect([dot(a, b), norm(a), distance(a, b)]).toEqual([5, 5, Math.sqrt(20)]);
    expect([dot(new Float64Array(0), new Float64Array(0)), norm(new Float64Array(3))]).toEqual([
      0, 0,
    ]);
  });

  it("are summed from left to right: the order is part of the bits", () => {
    const large = Float64Array.of(1e16, 1, -1e16, 1);
    expect(dot(large, new Float64Array(4).fill(1))).toBe(1);
  });

  it("keep NaN and overflow to Infinity", () => {
    expect(norm(Float64Array.of(1, NaN))).toBeNaN();
    expect(norm(Float64Array.of(1e200, 0))).toBe(Infinity);
  });

  it("have a norm where a square overflows, the same where none does", () => {
    expect(safeNorm(Float64Array.of(3e200, -4e200)) / 5e200).toBeCloseTo(1, 14);
    expect(safeNorm(a)).toBe(norm(a));
    expect(safeNorm(Float64Array.of(1, NaN))).toBeNaN();
    expect(safeNorm(Float64Array.of(1e200, -Infinity))).toBe(Infinity);
  });

  it("are added in place", () => {
    const y = Float64Array.of(1, 1);
    axpy(2, a, y);
    expect([...y]).toEqual([7, 9]);
  });

  it("repeat a pattern, and span cubes", () => {
    expect([...repeat([-7, 2], 5)]).toEqual([-7, 2, -7, 2, -7]);
    const { lower, upper } = cube(-1, 2, 2);
    expect([...lower, ...upper]).toEqual([-1, -1, 2, 2]);
  });
});
