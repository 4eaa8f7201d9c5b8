import { describe, expect, it } from "vitest";
import { idOfBlock, readBlock } from "../../src/queue/block.js";
import { BlockOrder } from "../../src/queue/block-order.js";

/** All blocks, where each case takes so long and has so many bytes. */
function blocksOf(order: BlockOrder, ms: number, bytes: number, threads = 2): [number, number][] {
  const blocks: [number, number][] = [];
  for (let block = order.take(threads); block !== null; block = order.take(threads)) {
    blocks.push([block.from, block.to]);
    const cases = block.to - block.from;
    order.learn({ cases, elapsedMs: ms * cases, bytes: bytes * cases });
  }
  return blocks;
}

describe("the order of blocks", () => {
  it("has every case once, in the order of the plan", () => {
    for (const [ms, bytes] of [
      [0.001, 10],
      [1, 1e4],
      [5000, 1e7],
    ]) {
      const blocks = blocksOf(new BlockOrder(10_007, (k) => k), ms, bytes);
      expect(blocks[0][0]).toBe(0);
      expect(blocks.at(-1)![1]).toBe(10_007);
      for (let k = 1; k < blocks.length; k++) expect(blocks[k][0]).toBe(blocks[k - 1][1]);
    }
  });

  it("makes blocks worth at least 200 ms, as soon as it knows what a case takes", () => {
    const blocks = blocksOf(new BlockOrder(1e6, (k) => k), 1, 100);
    const sizes = blocks.slice(5, -30).map(([from, to]) => to - from);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4096);
  });

  it("makes no block whose results would be larger than some megabytes", () => {
    const blocks = blocksOf(new BlockOrder(1e5, (k) => k), 0.01, 1e5);
    const sizes = blocks.slice(3).map(([from, to]) => to - from);
    expect(Math.max(...sizes) * 1e5).toBeLessThanOrEqual(2 ** 20);
  });

  it("cuts smaller blocks towards the end, so that workers end together", () => {
    const order = new BlockOrder(5000, (k) => k);
    const last = blocksOf(order, 0.1, 10, 8).slice(-4);
    for (const [from, to] of last) expect(to - from).toBeLessThan(5);
  });

  it("leaves out what is not wanted any more", () => {
    // the first five of every ten are finished
    const placeOf = (k: number) => 10 * Math.floor(k / 5) + 5 + (k % 5);
    const blocks = blocksOf(new BlockOrder(50, placeOf), 1, 10);
    const places = blocks.flatMap(([from, to]) =>
      Array.from({ length: to - from }, (_, k) => from + k),
    );
    expect(places).toEqual(Array.from({ length: 50 }, (_, k) => placeOf(k)));
  });
});

describe("the name of a block", () => {
  it("is read again, and nothing else is", () => {
    expect(readBlock(idOfBlock({ from: 3, to: 12 }), 20)).toEqual({ from: 3, to: 12 });
    for (const text of ["", "3", "3-3", "5-3", "3-21", "-1-3", "3-4x", "1e3-2e3"]) {
      expect(readBlock(text, 20)).toBeNull();
    }
  });
});
