import { describe, expect, it } from "vitest";
import { FrameReader } from "../../src/foreign/frame-reader.js";

/** A frame of kind 0 with the numbers 0, 1, 2, … */
function frameOf(count: number): Buffer {
  const numbers = Float64Array.from({ length: count + 2 }, (_, i) => i - 2);
  numbers.set([0, count]);
  return Buffer.from(numbers.buffer);
}

/** What comes out of a reader that is given these bytes in pieces of so many. */
function inPieces(reader: FrameReader, bytes: Buffer, size: number) {
  const found = [];
  for (let at = 0; at < bytes.length; at += size) {
    const frame = reader.take(bytes.subarray(at, at + size));
    if (frame !== null) found.push({ ...frame, bytes: Buffer.from(frame.bytes) });
  }
  return found;
}

describe("a frame", () => {
  const reader = new FrameReader();
  for (const size of [1, 7, 15, 16, 17, 24, 65_536]) {
    it(`is the same in pieces of ${size} bytes, also after others`, () => {
      for (const count of [0, 1, 3, 9000, 2]) {
        const frame = frameOf(count);
        expect(inPieces(reader, frame, size)).toEqual([
          { kind: 0, count, bytes: frame.subarray(16) },
        ]);
      }
    });
  }

  it("with more behind it is not one", () => {
    const more = Buffer.concat([frameOf(2), Buffer.from([1])]);
    expect(() => new FrameReader().take(more)).toThrow("it writes more than it was asked for");
    expect(() => inPieces(new FrameReader(), more, 20)).toThrow("more than it was asked for");
  });

  it.for([
    ["another kind", [3, 0]],
    ["a count that is not whole", [0, 1.5]],
    ["a negative count", [0, -1]],
    ["no number", [0, NaN]],
    ["more numbers than there may be", [0, 2 ** 27]],
  ] as const)("is refused with %s", ([, head]) => {
    const bytes = Buffer.from(Float64Array.from(head).buffer);
    expect(() => new FrameReader().take(bytes)).toThrow("it writes what is not a frame");
  });
});
