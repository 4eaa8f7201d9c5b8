import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elapsedOf, packAnswer, unpackAnswer } from "../../src/queue/block-answer.js";
import { pack, unpack } from "../../src/queue/packed.js";

describe("what is packed", () => {
  it("comes back with the same bits: -0, NaN and infinities too", () => {
    const value = { a: [-0, 0, NaN, Infinity, -Infinity, 5e-324], b: { c: null, d: "−0" } };
    expect(unpack(pack(value))).toEqual(value);
    fc.assert(
      fc.property(fc.array(fc.double()), (numbers) => {
        const back = unpack(pack(numbers)) as number[];
        expect(back.every((x, k) => Object.is(x, numbers[k]))).toBe(true);
      }),
    );
  });

  it("is refused where it is damaged", () => {
    expect(() => unpack(Buffer.from("no deflate"))).toThrow(/invalid/);
    expect(() => unpack(pack({ a: 1 }).subarray(0, 3))).toThrow(/end of file/);
  });

  it("says how long a block took before it is unpacked", () => {
    const bytes = packAnswer({ results: [], elapsedMs: 12.5 });
    expect(elapsedOf(bytes)).toBe(12.5);
    expect(unpackAnswer(bytes)).toEqual({ results: [], elapsedMs: 12.5 });
    expect(elapsedOf(packAnswer({ failed: "why" }))).toBeNaN();
  });
});
