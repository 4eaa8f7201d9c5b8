import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answersFor,
  placeInShard,
  readShard,
  sizeOfShard,
  type Shard,
} from "../../src/plan/shard.js";

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
    ["a/b", "'a/b' is not a part such as 1/3"],
    ["1/1e9", "'1/1e9' is not a part such as 1/3"],
    ["1", "'1' is not a part such as 1/3"],
    ["-1/2", "'-1/2' is not a part such as 1/3"],
    ["1/2/3", "'1/2/3' is not a part such as 1/3"],
    ["1.5/2", "'1.5/2' is not a part such as 1/3"],
    ["", "'' is not a part such as 1/3"],
  ])("is not %j", (text, message) => {
    expect(() => readShard(text)).toThrow(message);
  });

  const shards = (count: number) =>
    Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
  const placesOf = (shard: Shard, cases: number) =>
    Array.from({ length: sizeOfShard(shard, cases) }, (_, k) => placeInShard(shard, k));

  it("has cases that no other shard of the same count has, in the order of the plan", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 50 }), (cases, count) => {
        const places = shards(count).map((shard) => placesOf(shard, cases));
        for (const own of places) expect(own).toEqual(own.toSorted((a, b) => a - b));
        const all = places.flat().toSorted((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: cases }, (_, k) => k));
        const sizes = places.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps its cases in every release: other machines may run another", () => {
    expect(shards(3).map((shard) => placesOf(shard, 14))).toEqual([
      [0, 4, 7, 10],
      [1, 5, 8, 11, 12],
      [2, 3, 6, 9, 13],
    ]);
  });

  it("has its share of every optimizer, however many there are", () => {
    for (const count of [2, 3, 4, 5, 8]) {
      for (const optimizers of [count - 1, count, count + 1, 2 * count]) {
        const shares = Array.from({ length: optimizers }, () => 0);
        for (const place of placesOf({ index: 1, count }, 1000 * optimizers * count)) {
          shares[place % optimizers] += 1 / 1000;
        }
        // the standard deviation of a fair draw is at most 0.032
        for (const share of shares) expect(Math.abs(share - 1)).toBeLessThan(0.13);
      }
    }
  });

  it("answers for an id that no case of the plan has as one shard of all", () => {
    for (const id of ["booth sgd", "gone", ""]) {
      expect(shards(7).filter((shard) => answersFor(shard, id))).toHaveLength(1);
    }
  });
});
