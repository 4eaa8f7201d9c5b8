import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInShard, readShard } from "../../src/plan/shard.js";

describe("a shard", () => {
  it("is read as the i-th of n", () => {
    expect(readShard("2/5")).toEqual({ index: 2, count: 5 });
    expect(readShard("1/1")).toEqual({ index: 1, count: 1 });
  });

  it.each([
    ["0/2", "there is no part 0 of 2; the first is 1/2"],
    ["3/2", "there is no part 3 of 2; the first is 1/2"],
    ["1/0", "asks for 0 parts; allowed are 1 to 1000"],
    ["1/1001", "asks for 1001 parts; allowed are 1 to 1000"],
    ["a/b", "'a/b' is no part such as 1/3"],
    ["1/1e9", "'1/1e9' is no part such as 1/3"],
    ["1", "'1' is no part such as 1/3"],
    ["-1/2", "'-1/2' is no part such as 1/3"],
    ["1/2/3", "'1/2/3' is no part such as 1/3"],
    ["1.5/2", "'1.5/2' is no part such as 1/3"],
    ["", "'' is no part such as 1/3"],
  ])("is not %j", (text, message) => {
    expect(() => readShard(text)).toThrow(message);
  });

  it("has a case that no other shard of the same count has", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (id, count) => {
        const shards = Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
        expect(shards.filter((shard) => isInShard(id, shard))).toHaveLength(1);
      }),
    );
  });

  it("keeps its cases in every release: other machines may run another", () => {
    const ids = ["booth sgd", "booth adam:lr=0.1", "rosenbrock sgd", "rosenbrock adam:lr=0.1"];
    const shards = ids.map((id) => [1, 2, 3].find((index) => isInShard(id, { index, count: 3 })));
    expect(shards).toEqual([2, 1, 1, 3]);
  });

  it("has about as many cases as any other", () => {
    const ids = Array.from({ length: 3000 }, (_, k) => `rosenbrock adam:lr=${k / 1000}`);
    for (let index = 1; index <= 3; index++) {
      const { length } = ids.filter((id) => isInShard(id, { index, count: 3 }));
      // the deviation of a fair draw is 26: within four of it
      expect(Math.abs(length - 1000)).toBeLessThan(104);
    }
  });
});
