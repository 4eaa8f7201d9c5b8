import { describe, expect, it } from "vitest";
import { column } from "../../src/records/case-record.js";
import { Curve, CURVE_POINTS, Thinning } from "../../src/run/trace.js";

/** The iterations that a curve of so many keeps, the last one aside. */
function kept(iterations: number): number[] {
  const thinning = new Thinning(iterations);
  const all = [0];
  for (let next = thinning.advance(); next < iterations; next = thinning.advance()) all.push(next);
  return all;
}

/** Around every power of two and of ten up to 1e9, where a doubling begins or ends. */
const LENGTHS = [
  ...Array.from({ length: 30 }, (_, k) => 2 ** k),
  ...Array.from({ length: 23 }, (_, k) => 192 * 2 ** k),
  ...Array.from({ length: 10 }, (_, k) => 10 ** k),
].flatMap((n) => [n - 1, n, n + 1].filter((length) => length >= 1 && length <= 1e9));

describe("a thinned curve", () => {
  it("has no more than 512 points, the last included, for any length up to 1e9", () => {
    const tooLong = LENGTHS.filter((n) => kept(n).length + 1 > CURVE_POINTS);
    expect(tooLong).toEqual([]);
    expect(CURVE_POINTS).toBe(512);
    const isReadable = (length: number) => column.is(Array.from({ length }, () => 1));
    expect([CURVE_POINTS, CURVE_POINTS + 1].map(isReadable)).toEqual([true, false]);
  });

  it("keeps the first 192 iterations", () => {
    const first = Array.from({ length: 192 }, (_, t) => t);
    for (const n of LENGTHS) expect(kept(n).slice(0, 192)).toEqual(first.slice(0, n));
  });

  it("keeps whole iterations, ascending", () => {
    for (const n of LENGTHS) {
      const all = kept(n);
      expect(all.every((t, k) => Number.isInteger(t) && (k === 0 || t > all[k - 1]))).toBe(true);
    }
  });

  it("spends its points: no more than twice as many would fit, and gaps grow with t", () => {
    for (const n of LENGTHS.filter((length) => length > 512)) {
      const all = kept(n);
      expect(all.length).toBeGreaterThan(310);
      const widest = Math.max(...all.map((t, k) => (k < 192 ? 0 : (t - all[k - 1]) / t)));
      expect(widest).toBeLessThan(0.1);
    }
  });

  it("of the same length is the same", () => {
    expect(kept(1e6)).toEqual(kept(1e6));
  });
});

describe("the columns of a curve", () => {
  it("take an iteration once", () => {
    const curve = new Curve();
    expect(curve.push(0, 5, 5, 1)).toBe(true);
    expect(curve.push(0, 6, 6, 2)).toBe(false);
    expect(curve.push(7, 4, 4, 3)).toBe(true);
    expect(curve.length).toBe(2);
    expect([...curve.step.subarray(0, 2), ...curve.value.subarray(0, 2)]).toEqual([0, 7, 5, 4]);
    expect([...curve.best.subarray(0, 2), ...curve.measured.subarray(0, 2)]).toEqual([5, 4, 1, 3]);
  });
});
