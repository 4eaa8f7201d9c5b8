import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonText } from "../../src/core/json-text.js";

describe("JSON as documents have it", () => {
  it.each([
    [13504284115790346000, "1.3504284115790346e+19"],
    [-1000000000000000, "-1e+15"],
    [123456789012345, "123456789012345"],
    [0.1234567890123456, "0.1234567890123456"],
    [1e21, "1e+21"],
    [[1, 2e19, 3], "[1,2e+19,3]"],
    [{ a: 1e17 }, '{"a":1e+17}'],
    [{ a: ":1234567890123456789," }, '{"a":":1234567890123456789,"}'],
    [{ '"': '\\"[1234567890123456' }, String.raw`{"\"":"\\\"[1234567890123456"}`],
  ])("of %s", (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  it("reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.double({ min: 1e14, max: 1e22 }), (value, number) => {
        const all = [value, Math.floor(number), -Math.floor(number), String(number)];
        expect(JSON.parse(jsonText(all))).toEqual(JSON.parse(JSON.stringify(all)));
      }),
    );
  });
});
