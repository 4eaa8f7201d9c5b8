import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, count, point, ratio, scientific } from "../../src/report/numbers.js";

const anyNumber = fc.double();

describe("a measured number", () => {
  it.each([
    [2.83e-18, "2.8e-18"],
    [-0.02, "-2.0e-2"],
    [9.99, "1.0e1"],
    [0, "0"],
    [-0, "0"],
    [1e100, "1.0e100"],
    [NaN, "-"],
    [Infinity, "-"],
    [null, "-"],
  ])("%f is %s", (value, text) => {
    expect(scientific(value)).toBe(text);
  });

  it("is never NaN or Infinity, and as wide for any size below 1e100", () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(scientific(value)).not.toMatch(/NaN|Infinity/);
        if (Math.abs(value) < 9e99 && Math.abs(value) > 1e-99) {
          expect(scientific(Math.abs(value)).length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });
});

describe("a count and a ratio", () => {
  it("are a dash where there is none", () => {
    expect([count(76), count(0), count(null)]).toEqual(["76", "0", "-"]);
    expect([ratio(1.857), ratio(1), ratio(NaN), ratio(Infinity), ratio(null)]).toEqual([
      "1.86x",
      "1.00x",
      "-",
      "-",
      "-",
    ]);
  });
});

describe("a number in a sentence", () => {
  it.each([
    [1e-6, "1e-6"],
    [0.001, "1e-3"],
    [0.01, "0.01"],
    [0.95, "0.95"],
    [10_000, "1e4"],
    [1000, "1e3"],
    [100, "100"],
    [1e21, "1e21"],
    [-7, "-7"],
    [-0, "0"],
  ])("%f is %s", (value, text) => {
    expect(brief(value)).toBe(text);
  });

  it("is the same number again", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(brief(value)) === value).toBe(true);
      }),
    );
  });
});

describe("a point", () => {
  it("is cut after four coordinates and six digits", () => {
    expect(point([-7, 2])).toBe("(-7, 2)");
    expect(point([1 / 3])).toBe("(0.333333)");
    expect(point([1, 2, 3, 4])).toBe("(1, 2, 3, 4)");
    expect(point([1, 2, 3, 4, 5])).toBe("(1, 2, 3, 4, ...)");
  });
});
