import { describe, expect, it } from "vitest";
import { targetKey } from "../../src/records/results.js";

describe("a target as a key", () => {
  it("has an exponent always, so that 0.01 and 1e-2 are one", () => {
    expect([0.01, 1e-2, 1, 2.5e-3, 1e21, 123].map(targetKey)).toEqual([
      "1e-2",
      "1e-2",
      "1e0",
      "2.5e-3",
      "1e21",
      "1.23e2",
    ]);
  });
});
