import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { chooseSeed } from "./choose-seed.js";

describe("the seed of the property tests", () => {
  it("is the one that PROPERTY_SEED says", () => {
    expect(chooseSeed({ PROPERTY_SEED: "-17" })).toBe(-17);
  });

  it("is another at each run where nothing is said", () => {
    const seeds = [1, 2, 3].map(() => chooseSeed({ PROPERTY_SEED: "" }));
    expect(new Set(seeds).size).toBe(3);
  });

  it.each(["x", "1.5", "4294967296"])("is not %s", (given) => {
    expect(() => chooseSeed({ PROPERTY_SEED: given })).toThrow(
      `PROPERTY_SEED=${given} is not a whole number of 32 bits`,
    );
  });

  it("is that of every property", () => {
    const values = () => fc.sample(fc.integer(), 5);
    expect(fc.readConfigureGlobal().seed).toBeTypeOf("number");
    expect(values()).toEqual(values());
  });
});
