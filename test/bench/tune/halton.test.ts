import { describe, expect, it } from "vitest";
import { PRIMES, radicalInverse, scrambledDigits } from "../../../src/bench/tune/halton.js";
import { streamsOf } from "../../../src/core/random.js";

describe("Halton's sequence", () => {
  it("begins as scipy's does", () => {
    // scipy 1.17.1: qmc.Halton(3, scramble=False).random(6)
    const expected = [
      [0, 0, 0],
      [0.5, 0.3333333333333333, 0.2],
      [0.25, 0.6666666666666666, 0.4],
      [0.75, 0.1111111111111111, 0.6000000000000001],
      [0.125, 0.4444444444444444, 0.8],
      [0.625, 0.7777777777777777, 0.04],
    ];
    expected.forEach((point, k) => {
      // the order of the sum may cost the last bit
      point.forEach((xi, j) => expect(radicalInverse(k, PRIMES[j])).toBeCloseTo(xi, 15));
    });
  });

  it.each([1, 2, 7])(
    "scrambled by seed %i has one of bᵏ points in each bᵏ-th of [0, 1)",
    (seed) => {
      for (const base of [2, 3, 5]) {
        const digits = scrambledDigits(base, streamsOf(seed, "case")("digits"));
        const count = base * base * base;
        const points = Array.from({ length: count }, (_, k) => radicalInverse(k, base, digits));
        // a rounded sum may fall just short of its cell
        const cells = points.map((x) => Math.floor(x * count + 1e-9)).sort((a, b) => a - b);
        expect(cells).toEqual(Array.from({ length: count }, (_, k) => k));
        expect(points.every((x) => x >= 0 && x < 1)).toBe(true);
      }
    },
  );

  it("is another one with another seed", () => {
    const first = (seed: number) => {
      const digits = scrambledDigits(3, streamsOf(seed, "case")("digits"));
      return Array.from({ length: 9 }, (_, k) => radicalInverse(k, 3, digits));
    };
    expect(first(1)).not.toEqual(first(2));
  });
});
