import { describe, expect, it } from "vitest";
import { OptbenchError } from "../../src/core/errors.js";
import { parseSeeds, readSeeds } from "../../src/plan/seeds.js";

describe("seeds", () => {
  it.each([
    ["5", [1, 2, 3, 4, 5]],
    ["1", [1]],
    ["1..5", [1, 2, 3, 4, 5]],
    ["5..5", [5]],
    ["3,7", [3, 7]],
    ["9,2..4", [9, 2, 3, 4]],
  ])("'%s' are %j", (text, seeds) => {
    expect(parseSeeds(text.split(","), "--seeds")).toEqual(seeds);
    expect(readSeeds(text, "seeds")).toEqual(seeds);
  });

  it("in a spec are a count, a text or a list", () => {
    expect(readSeeds(3, "seeds")).toEqual([1, 2, 3]);
    expect(readSeeds([3], "seeds")).toEqual([3]);
    expect(readSeeds([3, "5..6"], "seeds")).toEqual([3, 5, 6]);
    expect(readSeeds("3, 5..6", "seeds")).toEqual([3, 5, 6]);
  });

  it.each([
    ["1..5,3", "--seeds: 1..5,3: seed 3 is given twice"],
    ["7,7", "--seeds: 7,7: seed 7 is given twice"],
    ["0", "--seeds: 0 is not a seed: a whole number from 1"],
    ["-3", "--seeds: -3 is not a seed: a whole number from 1"],
    ["2.5", "--seeds: 2.5 is not a seed: a whole number from 1"],
    ["inf", "--seeds: Infinity is not a seed: a whole number from 1"],
    ["0..3", "--seeds: 0 is not a seed: a whole number from 1"],
    ["5..1", "--seeds: 5..1 is reversed"],
    ["1..", '--seeds: "1.." is not a seed: a whole number from 1'],
    ["one", '--seeds: "one" is not a seed: a whole number from 1'],
    ["1..5@3", '--seeds: "5@3" is not a seed: a whole number from 1'],
    ["1..1e9", "--seeds: 1..1e9 is 1000000000 seeds; at most 1000000"],
    ["1e16", "--seeds: 10000000000000000 is not a seed: a whole number from 1"],
  ])("are not '%s'", (text, message) => {
    expect(() => parseSeeds(text.split(","), "--seeds")).toThrow(
      new OptbenchError("usage", message),
    );
  });

  it("are not none at all", () => {
    for (const nothing of ["", " ", ","]) {
      expect(() => readSeeds(nothing, "seeds")).toThrow("seeds: no seed is given");
    }
  });
});
