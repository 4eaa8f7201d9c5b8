import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BiasCorrection } from "../../src/optimizers/parts/bias-correction.js";
import { atan, cbrt, cos, exp, ln, pow, sin } from "../../src/core/math.js";

const PAIRS = [
  ["atan", atan, Math.atan],
  ["cbrt", cbrt, Math.cbrt],
  ["cos", cos, Math.cos],
  ["exp", exp, Math.exp],
  ["ln", ln, Math.log],
  ["sin", sin, Math.sin],
] as const;

describe("the elementary functions", () => {
  it.each(PAIRS)("%s agrees with the engine's to a few ulp", (name, ours, theirs) => {
    const low = name === "ln" ? 1e-300 : -700;
    fc.assert(
      fc.property(fc.double({ min: low, max: 700, noNaN: true }), (x) => {
        // msun states less than 1 ulp for each; the engine's may miss by another
        const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(theirs(x)), 1e-300);
        expect(Math.abs(ours(x) - theirs(x))).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it("pow agrees with the engine's to a few ulp", () => {
    const exponent = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), exponent, (x, y) => {
        const expected = x ** y;
        expect(Math.abs(pow(x, y) - expected)).toBeLessThanOrEqual(4 * Number.EPSILON * expected);
      }),
    );
  });

  it("know their special values", () => {
    expect([exp(0), ln(1), cos(0), sin(0), atan(0)]).toEqual([1, 0, 1, 0, 0]);
    expect([exp(-Infinity), exp(Infinity), ln(0)]).toEqual([0, Infinity, -Infinity]);
    expect([cbrt(-27), pow(2, 10), pow(0, 0), pow(10, -3)]).toEqual([-3, 1024, 1, 0.001]);
    expect([ln(-1), sin(Infinity), exp(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe("the bias correction", () => {
  it("is 1 − βᵗ for t = 1, 2, …", () => {
    const correction = new BiasCorrection(0.5);
    expect([correction.next(), correction.next(), correction.next()]).toEqual([0.5, 0.75, 0.875]);
    const none = new BiasCorrection(0);
    expect([none.next(), none.next()]).toEqual([1, 1]);
  });
});
