import { describe, expect, it } from "vitest";
import { hash, Random, streamsOf } from "../../src/core/random.js";

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);

/** The mean of the powers 1 … 4 of many draws. */
function moments(count: number, draw: () => number): number[] {
  const sums = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const z = draw();
    let power = 1;
    for (let p = 0; p < 4; p++) sums[p] += power *= z;
  }
  return sums.map((sum) => sum / count);
}

describe("random", () => {
  it("gives the words of the reference xoshiro128** from the state 1, 2, 3, 4", () => {
    // xoshiro128starstar.c of prng.di.unimi.it, version 1.1; the same ten words are in rand_xoshiro
    const random = new Random([1, 2, 3, 4]);
    expect(take(10, () => random.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
    take(990, () => random.next());
    expect(random.next()).toBe(136054147);
  });

  it("hashes as FNV-1a followed by MurmurHash3's finaliser", () => {
    // FNV-1a of "", "a", "foobar" is 811c9dc5, e40c292c, bf9cf968 by its authors' test vectors
    expect(["", "a", "foobar", "λ"].map(hash)).toEqual([
      2872998923, 444641715, 202221276, 2401165300,
    ]);
  });

  it("draws uniforms of 53 bits in [0, 1) with the moments 1/2, 1/3, 1/4, 1/5", () => {
    const random = streamsOf(1, "moments")("uniform");
    // five standard errors of a mean of 2e5 draws are below 0.0034
    moments(2e5, () => random.uniform()).forEach((moment, p) => {
      expect(Math.abs(moment - 1 / (p + 2))).toBeLessThan(0.0034);
    });
    const scaled = take(100, () => random.uniform() * 2 ** 53);
    expect(scaled.every((u) => Number.isInteger(u))).toBe(true);
    expect(scaled.some((u) => u % 2 === 1)).toBe(true);
  });

  it("draws normals with the moments 0, 1, 0, 3", () => {
    const random = streamsOf(1, "moments")("normal");
    const [first, second, third, fourth] = moments(2e5, () => random.normal());
    // five standard errors: √(1, 2, 15, 96)/√2e5
    expect(Math.abs(first)).toBeLessThan(0.012);
    expect(Math.abs(second - 1)).toBeLessThan(0.016);
    expect(Math.abs(third)).toBeLessThan(0.044);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.11);
  });

  it("gives a stream the same bits on every machine", () => {
    const random = streamsOf(7, "anisotropic adam")("noise");
    expect(take(4, () => random.normal())).toEqual([
      -0.9213302996129135, 1.1162838675678095, -0.8956240580940161, -0.7302936120873248,
    ]);
  });

  it("keeps streams apart by seed, by name and by purpose, and not by the order of asking", () => {
    const first = (seed: number, name: string, purpose: string) =>
      take(
        4,
        (
          (random) => () =>
            random.next()
        )(streamsOf(seed, name)(purpose)),
      ).join();
    const drawn = [first(1, "a", "x"), first(2, "a", "x"), first(1, "b", "x"), first(1, "a", "y")];
    expect(new Set(drawn).size).toBe(4);
    const streams = streamsOf(1, "a");
    streams("y").next();
    expect(
      take(
        4,
        (
          (random) => () =>
            random.next()
        )(streams("x")),
      ).join(),
    ).toBe(drawn[0]);
  });

  it("leaves the all-zero state, in which the generator would stay", () => {
    const random = new Random([0, 0, 0, 0]);
    expect(new Set(take(20, () => random.next())).size).toBeGreaterThan(10);
  });
});
